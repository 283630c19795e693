import Applications
import HTTPTypes
import Hummingbird
import JSON
import Kafka
import ServiceKit

/// `POST /api/v1/applications/{applicationId}/events`
struct EventRoute: Sendable {
    let desk: AppendDesk

    func handle(
        _ request: Request, _ context: some RequestContext, by caseworker: CaseworkerDirectory.Caseworker,
        trace: TraceContext
    ) async throws -> Response {
        let application = try CaseRoutes.applicationID(context)
        let body = try await JSONBody.collect(request, upTo: 65_536)
        let event: EventRequest
        do {
            event = try EventRequest(try JSONBody.parse(body).root)
        } catch let problem as EventRequest.Problem {
            throw CaseworkProblems.badEvent(problem)
        }
        // Without a key of the caller's a retry is an event of its own; its expected version then loses.
        let key = Self.idempotencyKey(request) ?? "request:\(trace.traceID)"
        let answer = try await desk.append(
            event, to: application, by: caseworker, idempotencyKey: key, trace: trace.child().header)
        return try Self.response(answer)
    }

    private static func idempotencyKey(_ request: Request) -> String? {
        guard let name = HTTPField.Name("Idempotency-Key"), let value = request.headers[name], value.utf8.count <= 130
        else { return nil }
        return value
    }

    private static func response(_ answer: AppendDesk.Answer) throws -> Response {
        switch answer {
        case .accepted(let version, let status):
            var writer = JSONWriter()
            writer.beginObject()
            writer.member("outcome", "accepted")
            writer.member("version", version)
            writer.member("status", status)
            writer.member("statusText", Status(rawValue: status)?.polishLabel)
            writer.endObject()
            return Response.json(writer.finish(), isPersonal: true)
        case .pending(let position):
            var writer = JSONWriter()
            writer.beginObject()
            writer.member("outcome", "pending")
            writer.member("detail", "Czynność jest zapisana, ale widok spraw jeszcze jej nie pokazuje. Odśwież sprawę.")
            writer.member("position", "\(position.topic):\(position.partition):\(position.offset)")
            writer.endObject()
            return Response.json(writer.finish(), status: .accepted, isPersonal: true)
        case .refused(let code, let version, let status, let winner):
            throw CaseworkProblems.refused(code: code, version: version, status: status, winner: winner)
        case .parked(let reason):
            throw CaseworkProblems.parked(reason: reason)
        case .unavailable:
            throw CaseworkProblems.logUnavailable
        }
    }
}
