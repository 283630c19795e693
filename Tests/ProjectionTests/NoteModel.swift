import Applications
import Postgres
import Projection

/// A read model small enough to see through: one row per accepted event, with a text that the table may refuse.
struct NoteModel: ReadModel {
    let name: String
    let version = 1
    var benefits = [BenefitCode.housingAllowance]
    var table = "note"

    /// Its table, which refuses one text.
    static let table = """
        create table note (
            application_id uuid, version int4, text text check (text <> 'forbidden'),
            primary key (application_id, version))
        """

    func steps(for batch: FoldedBatch) -> [PipelineStep] {
        [
            PipelineStep(
                sql: "insert into \(table) select * from unnest($1::uuid[], $2::int4[], $3::text[])",
                parameters: [
                    .uuidArray(batch.accepted.map(\.state.id.postgres)),
                    .int4Array(batch.accepted.map { Int32($0.state.version) }),
                    .textArray(batch.accepted.map(Self.text)),
                ])
        ]
    }

    private static func text(_ accepted: FoldedBatch.Accepted) -> String {
        if case .noteAdded(let note) = accepted.event.body { note.text } else { accepted.event.body.kind.rawValue }
    }
}
