import Applications
import Benefits
import HTTPTypes
import Hummingbird
import JSON
import Kafka
import NIOCore
import ServiceKit

/// `POST /api/v1/benefits/{benefit}/applications`
struct SubmissionRoute: Sendable {
    let desk: SubmissionDesk
    let catalogue: FormCatalogue
    let maximumBody: Int
    let metrics: IntakeMetrics
    let now: @Sendable () -> Instant

    func handle(_ request: Request, _ context: some RequestContext, trace: TraceContext) async throws -> Response {
        let benefit = BenefitCode(rawValue: try context.parameters.require("benefit"))
        guard let form = catalogue.current(benefit: benefit, on: now().warsawDate) else {
            throw Problem.notFound(detail: "Nie przyjmujemy wniosków o takie świadczenie. Lista: /api/v1/benefits.")
        }
        guard let header = request.headers.text(of: .idempotencyKey) else {
            throw IntakeProblems.missingIdempotencyKey
        }
        guard let key = IdempotencyKey(header: header) else {
            throw IntakeProblems.badIdempotencyKey
        }
        let body = try await JSONBody.collect(request, upTo: maximumBody)
        let document = try JSONBody.parse(body)
        let answer = try await desk.submit(document, to: form, key: key, trace: trace.child().header)
        metrics.submission(benefit: benefit.rawValue, answer: answer)
        switch answer {
        case .received(let reference, let bytes):
            var response = Response(
                status: .created, headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            response.headers.append(
                HTTPField(name: .location, value: "/api/v1/applications/\(reference.text)"))
            return response
        case .problems(let problems):
            throw IntakeProblems.invalid(problems)
        case .keyReused:
            throw IntakeProblems.keyReused
        case .unavailable(let failure):
            throw IntakeProblems.unavailable(failure)
        }
    }
}

extension HTTPField.Name {
    /// draft-ietf-httpapi-idempotency-key-header-07
    static let idempotencyKey = Self("Idempotency-Key") ?? .ifMatch
}
