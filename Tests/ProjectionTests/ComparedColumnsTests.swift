import Testing

@testable import Projection

/// What versions of two releases are compared by.
struct ComparedColumnsTests {
    let key = VersionChecksums.key(hasStandings: true)
    let note = ["application_id": "uuid", "text": "text", "version": "integer"]

    func version(_ number: Int, _ tables: [String: [String: String]]) -> VersionColumns {
        VersionColumns(version: number, schema: "notes_v\(number)", tables: tables)
    }

    @Test func `versions with the same tables are compared by all their columns`() {
        let columns = ComparedColumns(version(1, ["note": note]), version(2, ["note": note]), key: key)
        #expect(columns.tables == [.init(name: "note", columns: ["application_id", "text", "version"])])
        #expect(columns.leftOut == [])
    }

    @Test func `a table or column that one version has alone is left out and named`() {
        let more = note.merging(["shade": "text"]) { first, _ in first }
        let columns = ComparedColumns(
            version(1, ["note": note, "old": note]), version(2, ["note": more, "young": note]), key: key)
        #expect(columns.tables.map(\.name) == ["note"])
        #expect(columns.tables.first?.columns == ["application_id", "text", "version"])
        #expect(
            columns.leftOut == [
                .init(table: "note", column: "shade", reason: .onlyIn(version: 2)),
                .init(table: "old", column: nil, reason: .onlyIn(version: 1)),
                .init(table: "young", column: nil, reason: .onlyIn(version: 2)),
            ])
    }

    @Test func `a column of another type is left out with both types`() {
        var wider = note
        wider["version"] = "bigint"
        let columns = ComparedColumns(version(1, ["note": note]), version(2, ["note": wider]), key: key)
        #expect(columns.tables == [.init(name: "note", columns: ["application_id", "text"])])
        #expect(
            columns.leftOut == [
                .init(table: "note", column: "version", reason: .otherTypes("integer", "bigint"))
            ])
    }

    @Test func `a table whose rows name no application in both is left out as a whole`() {
        let columns = ComparedColumns(
            version(1, ["note": note, "total": ["day": "date", "sum": "bigint"]]),
            version(2, ["note": note, "total": ["day": "date"]]), key: key)
        #expect(columns.tables.map(\.name) == ["note"])
        #expect(columns.leftOut == [.init(table: "total", column: nil, reason: .noKey)])
    }
}
