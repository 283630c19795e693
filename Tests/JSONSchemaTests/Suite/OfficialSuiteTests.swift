import JSON
import JSONSchema
import Testing

/// The official test suite of draft 2020-12. Prints `passed/failed` for each file.
@Suite(.serialized) struct OfficialSuiteTests {
    @Test func `every required test passes`() throws {
        var run = try SuiteRun()
        for file in try run.suite.files() { try run.run(file) }
        run.finish("required")
    }

    @Test func `every optional test of a format that is checked passes`() throws {
        var run = try SuiteRun(formats: .standard)
        let formats = [
            "date", "date-time", "duration", "email", "ipv4", "ipv6", "json-pointer", "regex",
            "relative-json-pointer", "time", "unknown", "uri", "uri-reference", "uuid", "ecmascript-regex",
        ]
        for format in formats { try run.run("optional/format/\(format).json") }
        run.finish("optional formats")
    }

    /// Left out: `cross-draft` and `dependencies-compatibility` are about other drafts.
    @Test func `every optional test of this draft passes`() throws {
        var run = try SuiteRun()
        let others = ["optional/cross-draft.json", "optional/dependencies-compatibility.json"]
        for file in try run.suite.files("optional") where !others.contains(file) { try run.run(file) }
        run.finish("optional")
    }
}
