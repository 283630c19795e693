import Applications
import Benefits
import HTTPTypes
import Hummingbird
import JSON
import Kafka
import NIOCore
import ServiceKit

/// `POST /api/v1/benefits/{benefit}/applications`, for the benefit's first form as it is in force, and
/// `POST /api/v1/benefits/{benefit}/forms/{form}/{version}/applications`, for the version it was begun on.
struct SubmissionRoute: Sendable {
    let desk: SubmissionDesk
    let forms: FormFinder
    let maximumBody: Int
    let metrics: IntakeMetrics

    func handle(_ request: Request, _ context: some RequestContext, trace: TraceContext) async throws -> Response {
        let receivedAt = forms.now()
        let form = try forms.formToFile(context, on: receivedAt.warsawDate)
        let key = try IdempotencyKey(of: request)
        let body = try await JSONBody.collect(request, upTo: maximumBody)
        let document = try JSONBody.parse(body)
        let answer = try await desk.submit(
            document, to: form, key: key, receivedAt: receivedAt, trace: trace.child().header)
        metrics.submission(benefit: form.benefit.rawValue, answer: answer)
        switch answer {
        case .received(let reference, let bytes, _):
            var response = Response.json(bytes, status: .created, isPersonal: true)
            response.headers[.location] = "/api/v1/applications/\(reference.text)"
            return response
        case .problems(let problems): throw IntakeProblems.invalid(problems)
        case .keyReused: throw IntakeProblems.keyReused
        case .unavailable(let failure): throw IntakeProblems.unavailable(failure)
        case .documentsUnavailable: throw IntakeProblems.documentsUnavailable
        }
    }
}

extension HTTPField.Name {
    /// draft-ietf-httpapi-idempotency-key-header-07
    static let idempotencyKey = Self("Idempotency-Key") ?? .ifMatch
}

extension IdempotencyKey {
    /// The request's key.
    init(of request: Request) throws(Problem) {
        guard let header = request.headers.text(of: .idempotencyKey) else {
            throw IntakeProblems.missingIdempotencyKey
        }
        guard let key = IdempotencyKey(header: header) else { throw IntakeProblems.badIdempotencyKey }
        self = key
    }
}
