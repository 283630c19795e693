import Applications
import Postgres

/// Where the cases of one benefit are read: the columns that every benefit's schema has.
struct CaseReadModel: Sendable {
    let benefit: BenefitCode
    /// Projection that keeps it, as in `projection.projection_offset`.
    let projection: String
    let version: Int
    /// PostgreSQL schema. One of our own names, never input.
    let schema: String

    static let housingAllowance = CaseReadModel(
        benefit: .housingAllowance, projection: "housing-allowance", version: 1, schema: "housing_allowance")

    static let all = [housingAllowance]
}

extension CaseReadModel {
    func list(_ filter: CaseFilter) -> PipelineStep {
        PipelineStep(
            sql: """
                select application_id, reference, version, status, status_since, filed_at, applicant_name, case_number,
                       owner, decide_by
                  from \(schema).applications
                 where ($1::text is null or status = $1)
                   and ($2::timestamptz is null or (filed_at, application_id) > ($2, $3::uuid))
                 order by filed_at, application_id
                 limit $4
                """,
            parameters: [
                .optionalText(filter.status?.rawValue),
                .optionalTimestamptz(filter.after.map { $0.filedAt.milliseconds * 1000 }),
                .optionalUUID(filter.after.map { PostgresUUID(high: $0.id.uuid.high, low: $0.id.uuid.low) }),
                .int4(Int32(filter.limit)),
            ])
    }

    func summary(of application: ApplicationID) -> PipelineStep {
        PipelineStep(
            sql: """
                select application_id, reference, version, status, status_since, filed_at, applicant_name, case_number,
                       owner, decide_by
                  from \(schema).applications
                 where application_id = $1
                """,
            parameters: [.uuid(high: application.uuid.high, low: application.uuid.low)])
    }

    func timeline(of application: ApplicationID) -> PipelineStep {
        PipelineStep(
            sql: """
                select event_id, version, event_kind, actor, occurred_at, status, data::text
                  from \(schema).timeline
                 where application_id = $1
                 order by version
                """,
            parameters: [.uuid(high: application.uuid.high, low: application.uuid.low)])
    }

    func answers(of application: ApplicationID) -> PipelineStep {
        PipelineStep(
            sql: "select form_id, form_version, answers::text from \(schema).applications where application_id = $1",
            parameters: [.uuid(high: application.uuid.high, low: application.uuid.low)])
    }
}
