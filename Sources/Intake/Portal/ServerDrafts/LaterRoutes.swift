import Applications
import Benefits
import HTTPTypes
import Hummingbird
import Portal
import ServiceKit

/// `…/na-pozniej`: keeps the draft on the server and sends the link to it.
struct LaterRoutes: Sendable {
    let desk: FormDesk
    let drafts: SavedDrafts
    let mailer: DraftMailer
    let attempts: MailAttempts
    let metrics: ServerDraftMetrics

    private static let smallForm = 16_384

    func ask(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        switch try desk.standing(visit) {
        case .answer(let response): return response
        case .draft(_, let form): return page(form, visit)
        }
    }

    func send(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        let sent = try await SentForm.collect(request, upTo: Self.smallForm).fields
        switch try desk.standing(visit) {
        case .answer(let response): return response
        case .draft(let draft, let form):
            let typed = String((sent["email"] ?? "").prefix(DraftRecipient.longest))
            guard visit.visitor.hasSent(sent["_token"], request) else {
                return page(
                    form, visit, typed: typed, notice: "Ze względów bezpieczeństwa wyślij tę stronę jeszcze raz.",
                    status: .forbidden)
            }
            guard let recipient = DraftRecipient(typed) else {
                let isEmpty = typed.allSatisfy(\.isWhitespace)
                return page(
                    form, visit, typed: typed,
                    problem: isEmpty
                        ? "Wpisz adres e-mail." : "Sprawdź adres e-mail. Powinien wyglądać tak: imie@przyklad.pl.",
                    status: .unprocessableContent)
            }
            let attempt: MailAttempts.Attempt
            do throws(TooManyAttempts) {
                attempt = try attempts.enter(request, context, to: recipient)
            } catch {
                metrics.count(.limited)
                return tooMany(error, visit)
            }
            return await send(draft, of: form, to: recipient, attempt, visit)
        }
    }

    /// The link goes out after the draft is there, and a link that certainly did not go out leaves nothing behind.
    private func send(
        _ draft: Draft, of form: PortalForm, to recipient: DraftRecipient, _ attempt: MailAttempts.Attempt,
        _ visit: FormDesk.Visit
    ) async -> Response {
        let token = DraftToken()
        let until: Instant
        do throws(SavedDraftsAway) {
            until = try await drafts.save(draft, as: token, at: visit.time)
        } catch {
            attempt.giveBack()
            metrics.count(.failed)
            return away(visit)
        }
        let link = desk.page.layout(title: "", path: visit.paths.back(token.text), isPersonal: true).address
        let outcome = await mailer.send(link, until: until, to: recipient, at: visit.time)
        switch outcome {
        case .sent, .uncertain:
            metrics.count(outcome == .sent ? .sent : .uncertain)
            let kept = SentLink(
                email: recipient.address, until: until, isCertain: outcome == .sent, sha256: token.sha256)
            return desk.page.redirect(
                visit.paths.laterSent, visitor: visit.visitor,
                cookies: kept.keep(
                    visit.benefit.code.rawValue, visit.formID, isBrief: draft.isBrief, visit.cookies, desk.sealer))
        case .refused:
            metrics.count(.refused)
            await takeBack(token, visit)
            return page(
                form, visit, typed: recipient.address,
                problem: "Poczta nie przyjmuje wiadomości na ten adres. Sprawdź, czy jest dobrze wpisany.",
                status: .unprocessableContent)
        case .failed:
            attempt.giveBack()
            metrics.count(.failed)
            await takeBack(token, visit)
            return away(visit)
        }
    }

    /// When PostgreSQL has gone away meanwhile, the draft expires by itself: nobody has its link.
    private func takeBack(_ token: DraftToken, _ visit: FormDesk.Visit) async {
        try? await drafts.remove(visit.place(of: token.sha256))
    }

    func sent(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        guard let link = link(visit), let form = try? desk.current(visit) else {
            return desk.page.redirect(visit.paths.later, visitor: visit.visitor)
        }
        return desk.page.personal(
            "draft-sent",
            LinkSentPage(
                form.definition, to: link.email, until: link.until, isCertain: link.isCertain,
                token: visit.visitor.token, layout: desk.layout(visit)),
            visitor: visit.visitor)
    }

    /// Takes back what was just sent: the address was wrong.
    func undo(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        _ = try await desk.order(request, visit)
        guard let link = link(visit) else {
            return desk.page.redirect(visit.paths.later, visitor: visit.visitor)
        }
        do throws(SavedDraftsAway) {
            try await drafts.remove(visit.place(of: link.sha256))
        } catch {
            return deletionAway(visit, back: visit.paths.laterSent)
        }
        metrics.count(.deleted)
        return desk.page.redirect(
            visit.paths.laterDeleted, visitor: visit.visitor,
            cookies: SentLink.forget(visit.benefit.code.rawValue, visit.formID, visit.cookies, desk.sealer))
    }

    private func link(_ visit: FormDesk.Visit) -> SentLink? {
        SentLink(visit.benefit.code.rawValue, visit.formID, visit.cookies, desk.sealer)
    }

    private func page(
        _ form: PortalForm, _ visit: FormDesk.Visit, typed: String = "", problem: String? = nil,
        notice: String? = nil, status: HTTPResponse.Status = .ok
    ) -> Response {
        desk.page.personal(
            "draft-later",
            LaterPage(
                form.definition, days: drafts.days, typed: typed, problem: problem, notice: notice,
                token: visit.visitor.token, layout: desk.layout(visit)),
            status: status, visitor: visit.visitor)
    }
}
