import Applications
import Benefits
import Foundation
import JSON
import Testing

/// Checks across fields that the shipped forms use little, on a form made for them.
struct CheckRuleTests {
    private static let files: [String: String] = [
        "test/benefit.json": """
        {"code": "test", "name": "Próba", "area": {"code": "a", "name": "A"}, "summary": "S.", "legalBasis": [],
         "authority": {"decides": "D", "handles": "H"}, "topic": "applications.test.v1", "channels": ["api"],
         "forms": [{"id": "proba", "version": "1", "validFrom": "2026-01-01", "validTo": null}]}
        """,
        "test/proba/1/schema.json": """
        {"type": "object", "properties": {
          "pesel": {"type": "string"}, "sex": {"enum": ["female", "male"]},
          "from": {"type": "string"}, "to": {"type": "string"},
          "stays": {"type": "array", "items": {"type": "object", "properties": {
            "from": {"type": "string"}, "to": {"type": "string"}}}}}}
        """,
        "test/proba/1/form.json": """
        {"id": "proba", "version": "1", "benefit": "test", "title": "Próba", "sections": [{"id": "s", "number": "1",
          "title": "S", "fields": [
            {"pointer": "/pesel", "label": "PESEL", "kind": "text"},
            {"pointer": "/sex", "label": "Płeć", "kind": "choice", "options": [
              {"value": "female", "label": "kobieta"}, {"value": "male", "label": "mężczyzna"}]},
            {"pointer": "/from", "label": "Od", "kind": "date"}, {"pointer": "/to", "label": "Do", "kind": "date"},
            {"pointer": "/stays", "label": "Pobyty", "kind": "list", "item": "pobyt"},
            {"pointer": "/stays/*", "label": "Pobyt", "kind": "group"},
            {"pointer": "/stays/*/from", "label": "Od", "kind": "month"},
            {"pointer": "/stays/*/to", "label": "Do", "kind": "month"}]}],
         "checks": [
          {"kind": "peselMatchesSex", "pesel": "/pesel", "sex": "/sex", "at": "/sex", "code": "sex-differs",
           "message": "Płeć nie zgadza się z numerem PESEL."},
          {"kind": "dateOrder", "earlier": "/from", "later": "/to", "at": "/to", "code": "ends-before-start",
           "message": "Koniec nie może być przed początkiem."},
          {"kind": "dateOrder", "each": "/stays/*", "earlier": "/from", "later": "/to", "at": "/to",
           "code": "ends-before-start", "message": "Koniec nie może być przed początkiem."}]}
        """,
    ]

    private func problems(_ answers: String) throws -> [String] {
        let catalogue = try FormCatalogue(files: Self.files.mapValues { Array($0.utf8) })
        let form = try #require(catalogue.form(benefit: .init(rawValue: "test"), id: "proba", version: "1"))
        return form.problems(in: try JSONDocument(parsing: answers).root).map(\.pointer)
    }

    // 19231500128 is a woman's number, 80022900111 a man's (DOMAIN §8).
    @Test(arguments: [
        (#"{"pesel": "19231500128", "sex": "female"}"#, []), (#"{"pesel": "19231500128", "sex": "male"}"#, ["/sex"]),
        (#"{"pesel": "80022900111", "sex": "male"}"#, []), (#"{"pesel": "80022900111", "sex": "female"}"#, ["/sex"]),
        (#"{"pesel": "80022900111"}"#, []), (#"{"pesel": "44051401358", "sex": "female"}"#, []),
    ])
    func `the sex given is the one the PESEL carries`(answers: String, expected: [String]) throws {
        #expect(try problems(answers) == expected)
    }

    @Test(arguments: [
        (#"{"from": "2026-01-31", "to": "2026-02-01"}"#, []), (#"{"from": "2026-02-01", "to": "2026-02-01"}"#, []),
        (#"{"from": "2026-02-02", "to": "2026-02-01"}"#, ["/to"]), (#"{"from": "2026-02-02"}"#, []),
        (#"{"from": "kiedyś", "to": "2026-02-01"}"#, []),
        (#"{"stays": [{"from": "2026-01", "to": "2026-03"}, {"from": "2026-05", "to": "2026-04"}]}"#, ["/stays/1/to"]),
    ])
    func `days and months stand in their order, also in every element of a list`(
        answers: String, expected: [String]
    ) throws {
        #expect(try problems(answers) == expected)
    }

    @Test func `documents are found by the form's pointer with their places`() throws {
        let form = try FormFiles.housingAllowance()
        let answers = """
            {"attachments": [{"kind": "other"}, {"kind": "other", "sha256": "aa"}, {"kind": "other", "sha256": "bb"}]}
            """
        let found = form.documents(in: try JSONDocument(parsing: answers).root)
        #expect(found.map(\.pointer) == ["/attachments/1/sha256", "/attachments/2/sha256"])
        #expect(found.map(\.sha256) == ["aa", "bb"])
    }
}
