import Applications
import JSON
import Testing

@testable import Importer

struct CSVRowsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func table(_ encoding: TextEncoding = .utf8) throws -> MappingFile.Table {
        let member = Mapping.Field(
            name: "imie", pattern: try #require(FieldPattern("imie")), target: try #require(AnswerTarget("/name")),
            kind: .text)
        let mapping = Mapping(
            file: "t", source: "paper", channel: .paper, documentID: "nr", receivedOn: "dzien",
            lists: try #require(ListShape([])), fields: [member], ignored: [try #require(FieldPattern("uwagi"))])
        return MappingFile.Table(mapping: mapping, encoding: encoding, separator: UInt8(ascii: ";"))
    }

    func rows(
        _ bytes: [UInt8], encoding: TextEncoding = .utf8, at position: RowPosition = .start, limit: Int = 4096
    ) throws -> CSVRows {
        try CSVRows(
            try folder.file(bytes), at: position, table: try table(encoding), isDayKnown: false,
            limits: RowLimits(row: limit, document: 0))
    }

    func read(_ rows: CSVRows) throws -> [String] {
        var found: [String] = []
        while let draft = try rows.next() {
            let name = draft.answers?.root["name"]?.string ?? draft.problems.map(\.code).joined()
            found.append("\(draft.line) \(draft.documentID ?? "-") \(name)")
        }
        return found
    }

    @Test(arguments: ["\n", "\r\n"])
    func `rows have the line they begin on`(end: String) throws {
        let text = ["nr;dzien;imie;uwagi", "1;d;Żaneta;", "2;d;\"dwa\(end)wiersze\";x", "", "3;d;Jan;", ";;;", "4;d"]
        let rows = try rows(Array(text.joined(separator: end).utf8))
        #expect(try read(rows) == ["2 1 Żaneta", "3 2 dwa\(end)wiersze", "6 3 Jan", "8 - wrong-number-of-columns"])
    }

    @Test func `a byte order mark is no part of the first column`() throws {
        #expect(try read(try rows([0xEF, 0xBB, 0xBF] + Array("nr;dzien;imie\n1;d;Ala\n".utf8))) == ["2 1 Ala"])
    }

    @Test func `windows-1250 is read when the mapping says so`() throws {
        let bytes = Array("nr;dzien;imie\n1;d;".utf8) + [0xA3, 0xF3, 0x9F, 0x0A]
        #expect(try read(try rows(bytes, encoding: .windows1250)) == ["2 1 Łóź"])
        #expect(try read(try rows(bytes, encoding: .utf8)) == ["2 1 broken-encoding"])
    }

    @Test func `a row that is too long costs itself only`() throws {
        let long = String(repeating: "x", count: 5000)
        let text = "nr;dzien;imie\n1;d;\(long)\n2;d;Ala\n3;d;\"\(long)\n4;d;Ola\n"
        #expect(
            try read(try rows(Array(text.utf8))) == ["2 - row-too-long", "3 2 Ala", "4 - row-too-long", "5 4 Ola"])
    }

    @Test func `reading goes on at any row of an earlier run`() throws {
        let text = "nr;dzien;imie\n" + (1...300).map { "\($0);d;\"imię\n\($0)\"\n" }.joined()
        let bytes = Array(text.utf8)
        let whole = try rows(bytes)
        var positions: [RowPosition] = []
        while try whole.next() != nil { positions.append(whole.position) }
        #expect(positions.count == 300)
        let all = try read(try rows(bytes))
        for (index, position) in positions.enumerated().filter({ $0.offset % 37 == 0 }) {
            #expect(try read(try rows(bytes, at: position)) == Array(all[(index + 1)...]))
        }
    }

    @Test(arguments: [
        ("", "empty-file"), ("\n\n", "missing-column"), ("nr;imie\n", "missing-column"),
        ("dzien;imie\n", "missing-column"),
        ("nr;dzien;imie;imie\n", "repeated-column"), ("nr;dzien;imię\n", "unknown-columns"),
        ("nr;\"dzien\n", "broken-header"),
    ])
    func `a header that does not fit fails the file`(text: String, code: String) throws {
        let reason = #expect(throws: UnreadableFile.self) { _ = try rows(Array(text.utf8)) }
        #expect(reason?.code == code)
    }

    @Test func `UTF-16 is named`() throws {
        #expect(throws: UnreadableFile.utf16) { _ = try rows([0xFF, 0xFE, 0x61, 0x00]) }
    }
}
