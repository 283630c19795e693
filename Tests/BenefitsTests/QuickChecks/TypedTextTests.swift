import Applications
import Benefits
import JSON
import Testing

struct TypedTextTests {
    @Test(arguments: [
        ("1 234,56", 123_456), ("1234.56", 123_456), ("1\u{a0}234,56\u{a0}zł", 123_456), ("1.234,56 zł", 123_456),
        ("1 234 567", 123_456_700), ("1\u{202f}000\u{202f}000", 100_000_000), ("12,5", 1250), ("12.5", 1250),
        ("0", 0), ("0,00", 0), ("0,5 zł", 50), ("007", 700), ("  7 zł. ", 700), ("7zł", 700), ("7 ZŁ", 700),
        ("7 zl", 700), ("7 PLN", 700), ("5 złotych", 500), ("1\t000", 100_000), ("9999999999,99", 999_999_999_999),
    ])
    func `an amount is read as people write it`(text: String, grosze: Int64) {
        #expect(TypedText.grosze(text) == grosze)
    }

    @Test(arguments: [
        "", " ", "zł", "1,234", "1.234", "1.2345", "1,2,3", "1.2.3", "12 34", "1234 567", "100 50", "1.23,45",
        "1.234 567,00", "-5", "−5", "+5", "1e3", "12,", ",5", "1 ,5", "5 € ", "5 zł 20 gr", "dużo", "１２", "١٢",
        "1\u{301}", "99999999999,99", "99999999999999999999999",
    ])
    func `an amount that can be meant in two ways, or is none, is not read`(text: String) {
        #expect(TypedText.grosze(text) == nil)
    }

    @Test(arguments: [
        ("45,50", "45.5"), ("45.50 m²", "45.5"), ("45,5m2", "45.5"), ("052,50", "52.5"), ("0,00", "0"), ("0", "0"),
        ("1 234,5", "1234.5"), ("1.234,5", "1234.5"), ("1.234", "1.234"), ("2,3450", "2.345"), ("100", "100"),
        ("0,000001", "0.000001"), ("123456,654321", "123456.654321"),
    ])
    func `a decimal becomes a plain JSON number`(text: String, number: String) throws {
        #expect(TypedText.decimal(text) == number)
        #expect(try JSONDocument(parsing: number).root.number?.text == number)
    }

    @Test(arguments: ["", "m²", "1,2345678", "1234567,654321", "-1", "1e3", "45 m", "45,50 zł", "1/2", "12 34,5"])
    func `what is no decimal is not read`(text: String) {
        #expect(TypedText.decimal(text) == nil)
    }

    @Test(arguments: [("4", 4), (" 12 ", 12), ("0", 0), ("04", 4), ("1 200", 1200), ("999999999", 999_999_999)])
    func `a count is a whole number`(text: String, count: Int) {
        #expect(TypedText.count(text) == count)
    }

    @Test(arguments: ["", "2,0", "2.5", "1.200", "-1", "dwa", "1000000000", "3 os.", "1 2"])
    func `what is no whole number is not counted`(text: String) {
        #expect(TypedText.count(text) == nil)
    }

    @Test(arguments: [
        ("29.02.1980", "1980-02-29"), ("1.7.2021 r.", "2021-07-01"), ("10.05.1990r.", "1990-05-10"),
        ("01-07-2021", "2021-07-01"), ("1/7/2021", "2021-07-01"), ("1 7 2021", "2021-07-01"),
        ("29.\u{a0}02.\u{a0}1980", "1980-02-29"), ("29 lutego 1980 r.", "1980-02-29"),
        ("3 WRZEŚNIA 1999 roku", "1999-09-03"), ("11 pazdziernika 2001", "2001-10-11"),
        ("31 października 2001", "2001-10-31"), ("1980-02-29", "1980-02-29"), (" 1980-2-9 ", "1980-02-09"),
    ])
    func `a day is read as people write it`(text: String, iso: String) {
        #expect(TypedText.date(text)?.iso == iso)
    }

    @Test(arguments: [
        "", "29.02.1981", "31.04.2020", "0.1.2000", "1.13.2000", "32.1.2000", "1.1.80", "01012000", "1.1.20000",
        "001.1.2000", "luty 1980", "1980", "1.1.2000.1", "29 luteg 1980", "1980-29-02", "jutro", "1.1.0000",
        "١.١.2000", "29.02.1980 x",
    ])
    func `a day that does not exist, or is written otherwise, is not read`(text: String) {
        #expect(TypedText.date(text) == nil)
    }

    @Test(arguments: [
        ("02.2024", "2024-02"), ("2/2024", "2024-02"), ("2024-02", "2024-02"), ("2024.2", "2024-02"),
        ("luty 2024 r.", "2024-02"), ("lutego 2024", "2024-02"), ("maja 2024", "2024-05"),
        ("Październik 2025", "2025-10"), ("grudzien 2025", "2025-12"), ("12-2025 r.", "2025-12"),
    ])
    func `a month is read as people write it`(text: String, month: String) {
        #expect(TypedText.month(text) == month)
    }

    @Test(arguments: ["", "13.2024", "0.2024", "2.24", "lipc 2024", "1.02.2024", "2024", "luty", "0000-05", "2024-13"])
    func `what is no month is not read`(text: String) {
        #expect(TypedText.month(text) == nil)
    }

    @Test func `every name of a month is known in both forms`() {
        let names = [
            ("styczeń", "stycznia"), ("luty", "lutego"), ("marzec", "marca"), ("kwiecień", "kwietnia"),
            ("maj", "maja"), ("czerwiec", "czerwca"), ("lipiec", "lipca"), ("sierpień", "sierpnia"),
            ("wrzesień", "września"), ("październik", "października"), ("listopad", "listopada"),
            ("grudzień", "grudnia"),
        ]
        for (index, name) in names.enumerated() {
            #expect(TypedText.month("\(name.0) 2026") == "2026-\(index < 9 ? "0" : "")\(index + 1)")
            #expect(TypedText.date("1 \(name.1) 2026")?.month == index + 1)
        }
    }

    @Test(arguments: [
        (0, "0,00"), (5, "0,05"), (50, "0,50"), (123_456, "1234,56"), (-5, "-0,05"), (-12_345, "-123,45"),
    ])
    func `an amount is typed again without spaces and unit`(grosze: Int64, text: String) {
        #expect(TypedText.money(grosze: grosze) == text)
    }

    @Test(arguments: [0, 1, 99, 100, 123_450, 99_999_999, 10_000_000_000] as [Int64])
    func `amounts typed again and amounts as pages print them are read back`(grosze: Int64) {
        #expect(TypedText.grosze(TypedText.money(grosze: grosze)) == grosze)
        #expect(TypedText.grosze("\(Money(grosze: grosze))") == grosze)
    }

    @Test(arguments: [("1980-02-29", "29.02.1980"), ("0099-01-05", "05.01.0099"), ("2026-12-31", "31.12.2026")])
    func `a day is typed again with two digits for day and month`(iso: String, text: String) throws {
        let day = try #require(LocalDate(iso: iso))
        #expect(TypedText.polish(day) == text)
        #expect(TypedText.date(text) == day)
    }
}
