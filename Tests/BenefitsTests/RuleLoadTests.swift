import Applications
import Benefits
import Foundation
import Testing

struct RuleLoadTests {
    @Test(arguments: [
        (["t.key,2020-01-01,2020-12-31,1,PLN,S,S1", "t.key,2021-01-02,,2,PLN,S,S1"], RuleLoadError.Problem.gap, 3),
        (["t.key,2020-01-01,2021-01-01,1,PLN,S,S1", "t.key,2021-01-01,,2,PLN,S,S1"], .overlap, 3),
        (["t.key,2020-01-01,,1,PLN,S,S1", "t.key,2021-01-01,,2,PLN,S,S1"], .overlap, 3),
        (["t.key,2021-01-01,,2,PLN,S,S1", "t.key,,2021-01-01,1,PLN,S,S1"], .overlap, 2),
        (["t.key,2020-01-01,2020-06-30,1,PLN,S,S1", "t.key,2020-01-01,,2,PLN,S,S1"], .duplicate, 3),
        (["t.key,,2020-06-30,1,PLN,S,S1", "t.key,,,2,PLN,S,S1"], .openStart, 3),
        (["t.key,2020-01-02,2020-01-01,1,PLN,S,S1"], .reversed, 2),
        (["t.key,2020-02-30,,1,PLN,S,S1"], .badDate, 2),
        (["t.key,,,1,zł,S,S1"], .badUnit, 2),
        (["t.key,,,1,%,S,S1"], .badUnit, 2),
        (["t.key,,,\"1,5\",PLN,S,S1"], .badValue, 2),
        (["t.key,,,1e2,PLN,S,S1"], .badValue, 2),
        (["t.key,,,-1,PLN,S,S1"], .badValue, 2),
        (["t.key,,,1.,PLN,S,S1"], .badValue, 2),
        (["t.key,,,1.005,PLN,S,S1"], .badValue, 2),
        (["t.key,,,1234567890123,PLN,S,S1"], .badValue, 2),
        (["t.key,,,1,PLN,X,S1"], .badConfidence, 2),
        (["t.key,,,1,PLN,S (perhaps),S1"], .badConfidence, 2),
        (["t.key,,,1,PLN,L,uchwała"], .badConfidence, 2),
        (["t.key,,,1,PLN,–,S1"], .badConfidence, 2),
        (["t.key,,,UNKNOWN,PLN,S,S1"], .badConfidence, 2),
        (["t.key,,,1,PLN,S,S2"], .badSource, 2),
        (["t.key,,,1,PLN,S,"], .badSource, 2),
        (["t.other,,,1,PLN,S,S1"], .unknownKey, 2),
        (["t.key,,,1,PLN,S"], .badColumns, 2),
        (["t.key,,,\"1,PLN,S,S1"], .badColumns, 2),
    ])
    func `a bad row is refused by name, file, line and key`(
        rows: [String], problem: RuleLoadError.Problem, line: Int
    ) throws {
        let error = try #require(throws: RuleLoadError.self) {
            switch rows.count {
            case 1: try RuleFiles.table(rows[0])
            default: try RuleFiles.table(rows[0], rows[1])
            }
        }
        #expect(error.problem == problem, "\(error)")
        #expect(error.file == "rules.csv")
        #expect(error.line == line)
        if problem != .badColumns {
            let key = String(rows[line - 2].prefix { $0 != "," })
            #expect(error.key == key)
            #expect(error.description.hasPrefix("schemas/rules/rules.csv:\(line): \(key): \(problem.rawValue): "))
        }
        #expect(!error.remedy.isEmpty)
    }

    @Test func `a key that nobody gives rows to is refused`() throws {
        let error = try #require(throws: RuleLoadError.self) { try RuleFiles.table() }
        #expect(error.problem == .missingRows)
        #expect(error.key == "t.key")
    }

    @Test func `only local keys may stand in the office's file`() throws {
        let error = try #require(throws: RuleLoadError.self) {
            try RuleFiles.table("t.key,,,1,PLN,S,S1", local: ["t.key,,,2,PLN,L,uchwała"])
        }
        #expect(error.problem == .notLocal)
        #expect(error.file == "local.csv")
    }

    @Test func `an office's value needs its basis`() throws {
        let error = try #require(throws: RuleLoadError.self) {
            try RuleFiles.table(isLocal: true, local: ["t.key,,,2,PLN,L,"])
        }
        #expect(error.problem == .badSource)
    }

    @Test func `the office's rows replace those of the table`() throws {
        let table = try RuleFiles.table(
            "t.key,,,UNKNOWN,PLN,–,S1", isLocal: true,
            local: ["# własna wartość", "", "t.key,2026-01-01,,2.50,PLN,L,\"uchwała nr 1, z 2 stycznia\""])
        let day = try #require(LocalDate(iso: "2026-05-01"))
        let rule = try table.row("t.key", on: day)
        #expect(rule.value == DecimalNumber("2.5"))
        #expect(rule.confidence == .local)
        #expect(rule.sources == ["uchwała nr 1, z 2 stycznia"])
        #expect(table.rows("t.key").count == 1)
    }

    @Test func `rows may stand in any order and mixed with other keys`() throws {
        let table = try RuleFiles.table("t.key,2021-01-01,,2,PLN,S,S1", "t.key,,2020-12-31,1,PLN,G,")
        #expect(table.rows("t.key").map(\.value) == [DecimalNumber(1), DecimalNumber(2)])
    }

    @Test(arguments: ["keys.json", "sources.json", "rules.csv", "local.csv"])
    func `a missing file is named`(file: String) throws {
        var files = RuleFiles.all
        files[file] = nil
        let error = try #require(throws: RuleLoadError.self) { try RuleTable(files: files) }
        #expect(error.file == file)
        #expect(error.problem == (file.hasSuffix(".csv") ? .missingFile : .badDefinition))
    }

    @Test(arguments: [
        ("keys.json", #""unit": "PLN""#, #""unit": "EUR""#),
        ("keys.json", #""selectedBy": "period""#, #""selectedBy": "decision""#),
        ("keys.json", #""concerns": "from""#, #""concerns": "all""#),
        ("programmes.json", #""minimum": "bc.min""#, #""minimum": "bc.none""#),
        ("programmes.json", #""minimum": "bc.min""#, #""minimum": "bc.price.170""#),
        ("programmes.json", "2025-11-03", "2025-12-16"),
        ("programmes.json", #""source": "S93""#, #""source": "S999""#),
    ])
    func `a bad definition is refused with its file`(file: String, text: String, other: String) throws {
        var files = RuleFiles.all
        let source = String(decoding: try #require(files[file]), as: UTF8.self)
        let place = try #require(source.firstRange(of: text))
        files[file] = Array(source.replacingCharacters(in: place, with: other).utf8)
        let error = try #require(throws: RuleLoadError.self) { try RuleTable(files: files) }
        #expect(error.problem == .badDefinition)
        #expect(error.file == file)
    }
}
