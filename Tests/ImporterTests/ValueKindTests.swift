import JSON
import Testing

@testable import Importer

struct ValueKindTests {
    @Test(
        arguments: [
            ("1234,56", 123_456), ("1234.5", 123_450), ("1 234,56", 123_456), ("1\u{A0}234,56 zł", 123_456), ("0", 0),
            ("1234,56zł", 123_456), ("0,07", 7), ("999999999999", 99_999_999_999_900),
        ] as [(String, Int64)])
    func `złote become grosze`(text: String, grosze: Int64) {
        #expect(ValueKind.grosze.value(text) == .integer(grosze))
    }

    @Test(arguments: ["1.234,56", "1,234.56", "12,345", "-5", "sto", "1e3", ",50", "5,", "zł", "1234567890123", "٣"])
    func `an amount that could mean two things or none is refused`(text: String) {
        #expect(ValueKind.grosze.value(text) == nil)
    }

    @Test(arguments: [("52,4", "52.4"), ("52.40", "52.40"), ("7", "7"), ("007", "7")])
    func `a number has a comma or a point`(text: String, number: String) {
        #expect(ValueKind.decimal.value(text)?.encoded() == Array(number.utf8))
    }

    @Test(arguments: [
        ("31.12.2026", "2026-12-31"), ("1.3.2026", "2026-03-01"), ("2026-12-31", "2026-12-31"),
        ("29.02.2024", "2024-02-29"),
    ])
    func `days are read as Poles and as ISO 8601 write them`(text: String, day: String) {
        #expect(ValueKind.date.value(text) == .string(day))
    }

    @Test(arguments: ["29.02.2026", "31.12.26", "12/31/2026", "2026-13-01", "jutro", "1.1.1.2026", "+1.3.2026"])
    func `a day that does not exist is refused`(text: String) {
        #expect(ValueKind.date.value(text) == nil)
    }

    @Test(arguments: [("03.2026", "2026-03"), ("3/2026", "2026-03"), ("2026-03", "2026-03")])
    func `months are read as people write them`(text: String, month: String) {
        #expect(ValueKind.month.value(text) == .string(month))
    }

    @Test(arguments: ["13.2026", "2026-3", "03.26", "2026", "marzec"])
    func `a month that does not exist is refused`(text: String) {
        #expect(ValueKind.month.value(text) == nil)
    }

    @Test func `yes and no have several spellings and nothing else`() {
        for text in ["tak", "TAK", "t", "x", "1"] { #expect(ValueKind.yesNo.value(text) == .bool(true)) }
        for text in ["nie", "Nie", "n", "0"] { #expect(ValueKind.yesNo.value(text) == .bool(false)) }
        for text in ["może", "2", "tak nie"] { #expect(ValueKind.yesNo.value(text) == nil) }
    }

    @Test func `a choice is found whatever its case`() {
        let kind = ValueKind.choice(["żona": "spouse"])
        #expect(kind.value("ŻONA") == .string("spouse"))
        #expect(kind.value("mąż") == nil)
        #expect(kind.complaint.message.contains("żona"))
    }

    @Test func `account numbers lose their spaces and hyphens`() {
        #expect(ValueKind.compact.value("61 1090-1014\u{A0}0000") == .string("6110901014" + "0000"))
    }

    @Test(arguments: [("3", 3), ("1 000", 1000)] as [(String, Int64)])
    func `whole numbers`(text: String, number: Int64) {
        #expect(ValueKind.integer.value(text) == .integer(number))
        #expect(ValueKind.integer.value("\(text),5") == nil)
    }
}
