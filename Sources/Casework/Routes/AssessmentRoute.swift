import Applications
import Benefits
import Hummingbird
import JSON
import Postgres
import ServiceKit

/// `GET /api/v1/applications/{applicationId}/assessment`: what the rules suggest for the answers as they stand, step by
/// step.
struct AssessmentRoute: Sendable {
    let finder: CaseFinder
    let rules: RuleTable

    func handle(_ context: some RequestContext) async throws -> Response {
        let found = try await finder.find(CaseRoutes.applicationID(context))
        guard found.summary.status != Status.erased.rawValue else {
            throw CaseworkProblems.erased(at: found.summary.statusSince)
        }
        let results = try await finder.run([found.readModel.answers(of: found.summary.id)])
        guard let row = results[0].rows.first, let answers = try row.optionalText(2) else {
            throw CaseworkProblems.noSuchCase
        }
        let document = try JSONDocument(parsing: Array(answers.utf8))
        let assessment: Assessment
        do {
            assessment = try FormAssessment.assessment(
                form: try row.text(0), answers: document.root, filedOn: found.summary.filedAt.warsawDate, by: rules)
        } catch let error as NotAssessable {
            throw CaseworkProblems.notAssessable(error)
        }
        var writer = JSONWriter(reservingCapacity: 8192)
        assessment.write(to: &writer)
        return Response.json(writer.finish(), isPersonal: true)
    }
}
