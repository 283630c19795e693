import Applications
import Foundation
import Postgres
import TestDatabase

@testable import Projection

/// A read model small enough to see through: one row per accepted event, with a text that the table may refuse.
struct NoteModel: TabularReadModel {
    let definition: ReadModelDefinition
    let benefits: [BenefitCode]

    /// - Parameter table: of its one table; another name than the SQL makes is a mistake of the deployment.
    init(name: String = "notes", benefits: [BenefitCode] = [.housingAllowance], table: String = "note") {
        self.benefits = benefits
        definition = ReadModelDefinition(
            name: name, edition: 1, folders: ["standing", "note"],
            tables: [
                TableDefinition(table, [.init("application_id", .uuid), .init("version", .int4), .init("text", .text)])
            ])
    }

    func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        let text =
            if case .noteAdded(let note) = accepted.event.body { note.text } else { accepted.event.body.kind.rawValue }
        changes.append(
            [.uuid(accepted.state.id.postgres), .int4(Int32(accepted.state.version)), .text(text)],
            to: definition.tables[0])
    }

    var projected: ProjectedModel {
        get throws { .table(self, try ReadModelFiles(definition, files: try Self.files)) }
    }

    /// The engine's own table as the repository has it, and a table that refuses one text.
    static var files: [String: [UInt8]] {
        get throws {
            var files: [String: [UInt8]] = [
                "note/tables/0001_note.sql": Array(
                    "create table note (application_id uuid, version int4, text text check (text <> 'forbidden'))".utf8),
                "note/indexes/0001_note_key.sql": Array(
                    "alter table note add primary key (application_id, version)".utf8),
                "note/views/0001_notes.sql": Array("create view notes as select * from note".utf8),
            ]
            for name in ["standing/tables/0001_standing.sql", "standing/indexes/0001_standing_key.sql"] {
                let file = URL(fileURLWithPath: "\(MigratedDatabase.repository)/schemas/read-models/\(name)")
                files[name] = Array(try Data(contentsOf: file))
            }
            return files
        }
    }

    /// Makes its first version.
    func install(in database: MigratedDatabase) async throws {
        let files = try ReadModelFiles(definition, files: try Self.files)
        try await database.pool.withConnection { _ = try await VersionBuilder(files).install(on: $0) }
    }
}
