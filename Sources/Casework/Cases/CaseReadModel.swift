import Applications
import Postgres

/// Where the cases of one benefit are read: the public views, the same for every benefit and stable through rebuilds.
struct CaseReadModel: Sendable, Equatable {
    let benefit: BenefitCode

    /// Projection that keeps it, as in `projection.projection_offset`.
    var projection: String { benefit.rawValue }

    /// PostgreSQL schema. One of our own names, never input.
    var schema: String { benefit.rawValue.replacing("-", with: "_") }

    static let all = [
        CaseReadModel(benefit: .housingAllowance), CaseReadModel(benefit: .socialAssistance),
        CaseReadModel(benefit: .familyBenefits), CaseReadModel(benefit: .alimonyFund),
    ]
}

extension CaseReadModel {
    func summary(of application: ApplicationID) -> PipelineStep {
        PipelineStep(
            sql: "select \(CaseSummary.columns) from \(schema).applications a where a.application_id = $1",
            parameters: [application.parameter])
    }

    func timeline(of application: ApplicationID) -> PipelineStep {
        PipelineStep(
            sql: """
                select event_id, version, event_kind, actor, occurred_at, status, data::text
                  from \(schema).timeline
                 where application_id = $1
                 order by version
                """,
            parameters: [application.parameter])
    }

    func answers(of application: ApplicationID) -> PipelineStep {
        PipelineStep(
            sql: "select form_id, form_version, answers::text from \(schema).applications where application_id = $1",
            parameters: [application.parameter])
    }

    func deadlines(of application: ApplicationID) -> PipelineStep {
        PipelineStep(
            sql: """
                select kind, whose, due, legal_basis, colour, stopped_on
                  from \(schema).deadlines
                 where application_id = $1
                 order by due, kind
                """,
            parameters: [application.parameter])
    }
}

extension ApplicationID {
    var parameter: PostgresValue { .uuid(high: uuid.high, low: uuid.low) }
}
