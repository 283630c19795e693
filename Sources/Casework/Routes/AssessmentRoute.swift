import Applications
import Benefits
import Hummingbird
import JSON
import Postgres
import ServiceKit

/// `GET /api/v1/applications/{applicationId}/assessment`: what the rules suggest for the answers filed, step by step.
struct AssessmentRoute: Sendable {
    let pool: PostgresPool
    let rules: RuleTable

    func handle(_ context: some RequestContext) async throws -> Response {
        let id = try CaseRoutes.applicationID(context)
        for readModel in CaseReadModel.all {
            let steps = [readModel.summary(of: id), readModel.answers(of: id)]
            let results: [PipelineResult]
            do {
                results = try await pool.withConnection { try await $0.pipeline(steps) }
            } catch let error as PostgresError where error.isTransient {
                throw CaseworkProblems.readModelUnavailable
            }
            guard let row = results[0].rows.first, let answers = results[1].rows.first else { continue }
            let filedOn = try CaseSummary(row).filedAt.warsawDate
            let document = try JSONDocument(parsing: Array(try answers.text(2).utf8))
            return try Self.response(document.root, filedOn: filedOn, rules: rules)
        }
        throw CaseworkProblems.noSuchCase
    }

    private static func response(_ answers: JSONNode, filedOn: LocalDate, rules: RuleTable) throws -> Response {
        let assessment: Assessment
        do {
            assessment = try HousingAllowanceInput(answers: answers, filedOn: filedOn).assessment(by: rules)
        } catch {
            throw CaseworkProblems.notAssessable(error)
        }
        var writer = JSONWriter(reservingCapacity: 8192)
        assessment.write(to: &writer)
        return Response.json(writer.finish(), isPersonal: true)
    }
}
