import Applications
import HTTPTypes
import Hummingbird
import Portal
import ServiceKit

/// `/stan-sprawy/sprawa/wycofanie`: asks whether to withdraw, and withdraws.
extension StatusPages {
    func askToWithdraw(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        return await withdrawal(visit, typed: "", key: SecureRandom.hex(bytes: 16))
    }

    func withdraw(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        guard let opened = visit.opened else { return missing(visit) }
        let sent = try await SentForm.collect(request, upTo: Self.smallForm).fields
        let (typed, key) = (sent["reason"] ?? "", key(sent))
        guard visit.visitor.hasSent(sent["_token"], request) else {
            return await withdrawal(
                visit, typed: typed, key: key, notice: "Ze względów bezpieczeństwa wyślij tę stronę jeszcze raz.",
                status: .forbidden)
        }
        let reason = WithdrawalPage.reason(typed)
        guard (reason?.unicodeScalars.count ?? 0) <= ActRequest.maximumReason, let filed = IdempotencyKey(header: key)
        else {
            return await withdrawal(
                visit, typed: typed, problem: "Skróć powód do \(ActRequest.maximumReason) znaków.", key: key,
                status: .unprocessableContent)
        }
        let end = try await take(
            .withdrawal(reason: reason), names: [:], of: opened, key: filed, page: StatusPaths.withdrawal, visit,
            context)
        switch end {
        case .answer(let response): return response
        case .problem(let text):
            return await withdrawal(visit, typed: typed, problem: text, key: key, status: .unprocessableContent)
        case .again(let notice):
            return page.personal(
                "status-withdrawal",
                WithdrawalPage(
                    opened.reference, nil, typed: typed, problem: nil, key: key, notice: notice,
                    token: visit.visitor.token, layout: layout),
                status: .serviceUnavailable, visitor: visit.visitor)
        }
    }

    private func withdrawal(
        _ visit: Visit, typed: String, problem: String? = nil, key: String, notice: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async -> Response {
        await withCase(visit) { facts, opened in
            guard facts.allows(.withdrawn) else {
                return message(.refused(facts.status, layout: layout), visit, .conflict)
            }
            return page.personal(
                "status-withdrawal",
                WithdrawalPage(
                    opened.reference, facts, typed: typed, problem: problem, key: key, notice: notice,
                    token: visit.visitor.token,
                    layout: layout),
                status: status, visitor: visit.visitor, cookies: cases.keep(opened, visit.cookies, at: visit.time))
        }
    }
}
