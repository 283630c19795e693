import Applications
import JSON
import Testing

@testable import Importer

struct MappingTests {
    @Test func `the shipped mappings fit their forms`() throws {
        let mappings = try Shipped.mappings()
        #expect(mappings.table(Shipped.form)?.mapping.channel == .paper)
        #expect(mappings.document(Shipped.form)?.mapping.channel == .eDoreczenia)
        #expect(mappings.lines(Shipped.form).source == "paper")
    }

    @Test func `numbers in a column's name choose the element`() throws {
        let mapping = try #require(try Shipped.mappings().table(Shipped.form)).mapping
        guard case .answer(let place, let kind) = mapping.meaning(of: "osoba2_dochod1_kwota3") else {
            Issue.record("not an answer")
            return
        }
        #expect(place.pointer == "/household/members/1/incomes/0/amountsGrosze/2")
        #expect(kind == .grosze)
        for name in ["osoba_imie", "osoba0_imie", "osoba100_imie", "osoba02_imie", "osobax_imie", "osoba1_imie_"] {
            #expect(mapping.meaning(of: name) == .unknown, "\(name)")
        }
        #expect(mapping.meaning(of: "nr_dokumentu") == .documentID)
        #expect(mapping.meaning(of: "data_wplywu") == .receivedOn)
        #expect(mapping.meaning(of: "uwagi") == .ignored)
    }

    @Test(arguments: ["osoba{n", "osoba{nn}", "osoba{}", "{n}{m}", "a}b", "{n}_{n}", ""])
    func `a pattern with a slip of the pen is none`(text: String) {
        #expect(FieldPattern(text) == nil)
    }

    @Test(arguments: [
        (#""x": 1"#, "unknown member"), (#""encoding": "utf-7""#, "unknown encoding"),
        (#""separator": "||""#, "separator"), (#""lists": ["a"]"#, "lists"), (#""receivedOn": 5"#, "expected a text"),
    ])
    func `a mapping with a wrong member is refused with its place`(member: String, reason: String) throws {
        let text = """
            {"source": "paper", "channel": "paper", "documentId": "nr", "fields": {"imie": {"to": "/applicant/firstName"}},
            \(member)}
            """
        try expect(text, reason)
    }

    @Test(arguments: [
        (#""to": "/applicant/imie""#, "no question of the form"), (#""to": "/applicant""#, "no question of the form"),
        (#""to": "applicant""#, "JSON Pointer"), (#""to": "/applicant/firstName", "kind": "liczba""#, "unknown kind"),
        (#""to": "/applicant/firstName", "kind": "choice", "choices": "x""#, "no table"),
        (#""to": "/household/members/{n}/firstName""#, "same numbers"),
    ])
    func `a field that leads nowhere is refused before the first file`(field: String, reason: String) throws {
        try expect(
            #"{"source": "paper", "channel": "paper", "documentId": "nr", "fields": {"imie": {\#(field)}}}"#, reason)
    }

    @Test func `a channel that the benefit does not have is refused`() throws {
        try expect(
            #"{"source": "e", "channel": "empatia", "documentId": "n", "fields": {"i": {"to": "/applicant/firstName"}}}"#,
            "does not list the channel")
    }

    func expect(_ text: String, _ reason: String) throws {
        let forms = try Shipped.forms()
        let error = #expect(throws: MappingError.self) {
            _ = try MappingCatalogue(
                files: ["housing-allowance/dodatek-mieszkaniowy.csv.json": Array(text.utf8)], forms: forms)
        }
        #expect(try #require(error).description.contains(reason))
    }
}

struct AnswerAssemblyTests {
    func place(_ pointer: String) throws -> AnswerPlace {
        let steps = try #require(JSONPointer(pointer)).tokens.map { token in
            Int(token).map { AnswerPlace.Step.element($0) } ?? .member(token)
        }
        return AnswerPlace(steps: steps)
    }

    func assemble(_ values: [(String, String)], lists: [String] = []) throws -> (String?, [RowProblem]) {
        var assembly = AnswerAssembly()
        for (pointer, text) in values { assembly.add(text, from: "k\(pointer)", to: try place(pointer), as: .text) }
        let answers = assembly.answers(try #require(ListShape(lists)))
        return (answers.map { String(decoding: $0, as: UTF8.self) }, assembly.problems)
    }

    @Test func `values in any order make objects and lists`() throws {
        let (json, problems) = try assemble(
            [
                ("/b/1/c", "3"), ("/a", " 1 "), ("/b/0/c", "2"), ("/b/10/c", "x"), ("/d/e", " "),
            ].filter { $0.0 != "/b/10/c" })
        #expect(json == #"{"a":"1","b":[{"c":"2"},{"c":"3"}]}"#)
        #expect(problems.isEmpty)
    }

    @Test func `elements are ordered by number, not by text`() throws {
        let (json, _) = try assemble((0...11).map { ("/a/\($0)", "\($0)") })
        #expect(json == "{\"a\":[" + (0...11).map { "\"\($0)\"" }.joined(separator: ",") + "]}")
    }

    @Test func `a list that must be there is empty where nothing fills it`() throws {
        let (json, _) = try assemble(
            [("/m/0/n", "x"), ("/m/1/i/0", "y")], lists: ["/m/*/i"])
        #expect(json == #"{"m":[{"n":"x","i":[]},{"i":["y"]}]}"#)
    }

    @Test func `a gap in a list is named by the element that is missing`() throws {
        let (json, problems) = try assemble([("/m/0/n", "x"), ("/m/2/n", "y")])
        #expect(json == nil)
        #expect(problems.map { "\($0.pointer) \($0.code) \($0.column ?? "")" } == ["/m/1 gap-in-list k/m/2/n"])
    }

    @Test func `a place filled twice is named`() throws {
        let (json, problems) = try assemble([("/a", "x"), ("/a", "y")])
        #expect(json == nil)
        #expect(problems.map(\.code) == ["filled-twice"])
    }

    @Test func `no values make an empty object`() throws {
        #expect(try assemble([]).0 == "{}")
    }
}
