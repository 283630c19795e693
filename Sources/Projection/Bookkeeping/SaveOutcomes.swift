internal import Applications
internal import Kafka
internal import Postgres

/// Rows for records that changed nothing.
struct SaveOutcomes: PostgresStatement {
    let target: ProjectionTarget
    let outcomes: [FoldedBatch.Unchanged]

    static let sql = """
        insert into projection.outcome
               (projection, version, topic, partition, record_offset, application_id, event_id, event_kind,
                outcome, refusal_code, current_version, current_status)
        select $1, $2, o.*
          from unnest($3::text[], $4::int4[], $5::int8[], $6::uuid[], $7::uuid[], $8::text[],
                      $9::text[], $10::text[], $11::int4[], $12::text[]) as o
        """

    var parameters: [PostgresValue] {
        [
            .text(target.projection), .int4(Int32(target.version)), .textArray(outcomes.map(\.position.topic)),
            .int4Array(outcomes.map(\.position.partition)), .int8Array(outcomes.map(\.position.offset)),
            .uuidArray(outcomes.map(\.metadata.applicationID.postgres)),
            .uuidArray(outcomes.map(\.metadata.id.postgres)), .textArray(outcomes.map(\.kind.rawValue)),
            .textArray(outcomes.map(\.cause.name)), .textArray(outcomes.map(\.cause.refusalCode)),
            .int4Array(outcomes.map { Int32($0.cause.currentVersion) }),
            .textArray(outcomes.map(\.cause.currentStatus)),
        ]
    }

}

extension FoldedBatch.Unchanged.Cause {
    var name: String {
        switch self {
        case .duplicate: "duplicate"
        case .refused: "refused"
        }
    }

    var refusalCode: String? {
        switch self {
        case .duplicate: nil
        case .refused(let refusal): refusal.code.rawValue
        }
    }

    var currentVersion: Int {
        switch self {
        case .duplicate(let version): version
        case .refused(let refusal): refusal.currentVersion
        }
    }

    var currentStatus: String? {
        switch self {
        case .duplicate: nil
        case .refused(let refusal): refusal.status?.rawValue
        }
    }
}
