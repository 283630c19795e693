import Applications
import Benefits
import Hummingbird
import Portal
import ServiceKit

extension StatusPages {
    /// How a page of an act goes on after the desk has answered.
    enum ActEnd {
        /// Something else is shown.
        case answer(Response)
        /// The same page again: what is wrong by pointer, or a sentence above it.
        case problem(String)
        case again(notice: String)
    }

    /// Takes an act of the open case. The key was made with the page, so a second sending is the same act.
    func take(
        _ content: ActRequest.Content, names: [String: String], of opened: OpenedCase, key: IdempotencyKey,
        page path: String, _ visit: Visit, _ context: ServiceRequestContext
    ) async throws -> ActEnd {
        let act = ActRequest(trackingCode: opened.code, content: content)
        let answer = try await acts.take(
            act, reference: opened.reference, key: key, through: .portal, trace: context.trace.child().header)
        metrics.act(content.name, answer: answer)
        switch answer {
        case .received(let receipt, _, _):
            guard let taken = TakenAct(receipt: receipt, names: names) else {
                preconditionFailure("our own receipt is readable")
            }
            return .answer(
                page.redirect(
                    StatusPaths.taken, visitor: visit.visitor,
                    cookies: cases.keep(taken, visit.cookies, at: visit.time)
                        + cases.keep(opened, visit.cookies, at: visit.time)))
        case .noSuchPair: return .answer(missing(visit))
        case .problems(let problems): return .problem(problems.first?.message ?? "Sprawdź tę stronę.")
        case .refused(let status): return .answer(message(.refused(status, layout: layout), visit, .conflict))
        case .parked: return .answer(message(.parked(layout: layout), visit, .conflict))
        case .keyReused: return .answer(message(.keyReused(path, layout: layout), visit, .conflict))
        case .unavailable:
            return .again(
                notice: "Chwilowo nie możemy tego potwierdzić. "
                    + "Wyślij tę stronę jeszcze raz za chwilę: niczego to nie powtórzy.")
        case .statusUnavailable, .documentsUnavailable:
            return .again(
                notice: "Chwilowo nie możemy tego przyjąć. Wyślij tę stronę jeszcze raz za kilka minut. "
                    + "Nowe wnioski przyjmujemy jak zwykle.")
        }
    }

    /// The key that came with a page; a new one for a page that has none.
    func key(_ sent: SentFields) -> String {
        sent["_key"].flatMap { IdempotencyKey(header: $0) }?.text ?? SecureRandom.hex(bytes: 16)
    }

    /// `GET /stan-sprawy/sprawa/przyjete`
    func taken(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        guard let taken = cases.taken(visit.cookies, at: visit.time) else {
            return page.redirect(StatusPaths.opened, visitor: visit.visitor)
        }
        return page.personal("status-taken", TakenActPage(taken, layout: layout), visitor: visit.visitor)
    }

    /// `GET /stan-sprawy/sprawa/poswiadczenie.json`
    func receipt(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        guard let taken = cases.taken(visit.cookies, at: visit.time) else {
            return page.redirect(StatusPaths.opened, visitor: visit.visitor)
        }
        return PortalResponse.file(
            taken.receipt, type: "application/json", name: "poswiadczenie.json", isPersonal: true)
    }
}
