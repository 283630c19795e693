import Applications
import Hummingbird
import JSON
import ServiceKit

/// `POST /api/v1/status`: reference and code travel in the body, never in an address.
struct StatusRoute: Sendable {
    let desk: StatusDesk
    let attempts: AttemptGate

    func handle(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let body = try await JSONBody.collect(request, upTo: 4096)
        let root = try JSONBody.parse(body).root
        guard let reference = root["reference"]?.string, let code = root["trackingCode"]?.string else {
            throw Problem(
                type: "urn:wniosek:problem:status-request", title: "Podaj numer wniosku i kod", status: 422,
                detail: "Treść żądania: {\"reference\": \"…\", \"trackingCode\": \"…\"}.",
                errors: [("reference", "numer wniosku"), ("trackingCode", "kod")]
                    .filter { root[$0.0]?.string == nil }
                    .map { .init(pointer: "/\($0.0)", code: "required", detail: "Podaj \($0.1) z potwierdzenia.") })
        }
        guard let reference = Reference(parsing: reference), let code = TrackingCode(parsing: code) else {
            throw IntakeProblems.noSuchPair
        }
        let attempt: AttemptGate.Attempt
        do throws(TooManyAttempts) {
            attempt = try attempts.enter(request, context, reference: reference)
        } catch {
            throw IntakeProblems.tooManyAttempts(error)
        }
        switch await desk.answer(reference: reference, code: code) {
        case .found(let row, let reference, let history):
            attempt.giveBack()
            return Response.json(Self.render(row, reference: reference, history: history), isPersonal: true)
        case .noSuchPair:
            throw IntakeProblems.noSuchPair
        case .unavailable:
            attempt.giveBack()
            throw IntakeProblems.statusUnavailable
        }
    }

    private static func render(
        _ row: StatusByReference.Row, reference: Reference, history: [HistoryOfApplication.Row]
    ) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 1024)
        writer.beginObject()
        writer.member("reference", reference.text)
        writer.member("benefit", row.benefit)
        writer.member("status", row.status)
        writer.member("statusText", Status(rawValue: row.status)?.polishLabel)
        writer.member("statusSince", row.statusSince.rfc3339)
        writer.member("filedAt", row.filedAt.rfc3339)
        writer.member("version", row.version)
        writer.key("history")
        writer.beginArray()
        for entry in history {
            writer.beginObject()
            writer.member("at", entry.at.rfc3339)
            writer.member("type", entry.kind)
            writer.member("text", EventKind(rawValue: entry.kind)?.polishPastTense)
            writer.endObject()
        }
        writer.endArray()
        writer.key("deadlines")
        writer.raw(row.deadlines)
        writer.endObject()
        return writer.finish()
    }
}
