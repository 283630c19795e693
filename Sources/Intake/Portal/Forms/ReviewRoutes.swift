import Applications
import Benefits
import HTTPTypes
import Hummingbird
import JSON
import Portal
import ServiceKit

/// The review of a draft, and sending it.
struct ReviewRoutes: Sendable {
    let desk: FormDesk
    let submissions: SubmissionDesk
    let metrics: IntakeMetrics

    func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        switch try desk.standing(visit) {
        case .answer(let response): return response
        case .draft(let draft, let form):
            return review(form, draft, DraftCheck(draft, of: form, on: visit.day), visit)
        }
    }

    /// Sends the application. A second time it is the same one: the draft keeps the key.
    func send(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        _ = try await desk.order(request, visit)
        switch try desk.standing(visit) {
        case .answer(let response): return response
        case .draft(let draft, let form):
            let check = DraftCheck(draft, of: form, on: visit.day)
            guard check.problems.isEmpty else { return review(form, draft, check, visit, .unprocessableContent) }
            guard let key = IdempotencyKey(header: draft.key) else { throw PortalProblem.broken }
            let answer = try await submissions.submit(
                check.answers, to: form.definition, key: key, through: .portal, receivedAt: visit.time,
                trace: context.trace.child().header)
            metrics.submission(benefit: form.definition.benefit.rawValue, answer: answer)
            return respond(to: answer, form, draft, check, visit)
        }
    }

    private func respond(
        to answer: SubmissionDesk.Answer, _ form: PortalForm, _ draft: Draft, _ check: DraftCheck,
        _ visit: FormDesk.Visit
    ) -> Response {
        switch answer {
        case .received(_, let receipt, _):
            guard let filed = FiledApplication(draft: draft, receipt: receipt) else {
                preconditionFailure("our own receipt is readable")
            }
            return desk.page.redirect(
                visit.paths.confirmation, visitor: visit.visitor, cookies: desk.drafts.keep(filed, visit.cookies))
        case .problems(let problems):
            return review(
                form, draft, DraftCheck(answers: check.answers, problems: problems), visit, .unprocessableContent)
        case .keyReused:
            return notice(
                "Te odpowiedzi mogły już zostać wysłane",
                [
                    "Wcześniejsze wysłanie tego szkicu mogło się udać, chociaż nie pokazaliśmy potwierdzenia. Od tamtej pory odpowiedzi się zmieniły.",
                    "Jeśli podany był adres e-mail, sprawdź, czy przyszło potwierdzenie. Jeśli nie przyszło, wyślij odpowiedzi jako nowy wniosek: ośrodek połączy oba, gdy się powtórzą.",
                ], action: (visit.paths.again, "Przygotuj jako nowy wniosek"), visit, .conflict)
        case .unavailable, .documentsUnavailable:
            return notice(
                "Chwilowo nie możemy potwierdzić wniosku",
                [
                    "Twoje odpowiedzi są bezpieczne w tej przeglądarce. Spróbuj wysłać je ponownie za chwilę.",
                    "Ponowne wysłanie tych samych odpowiedzi nie utworzy drugiego wniosku.",
                ], action: (visit.paths.review, "Wyślij ponownie"), visit, .serviceUnavailable)
        }
    }

    /// The same answers under a new key: an application of its own.
    func again(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        _ = try await desk.order(request, visit)
        switch try desk.standing(visit) {
        case .answer(let response): return response
        case .draft(var draft, _):
            draft.key = SecureRandom.hex(bytes: 16)
            return desk.page.redirect(
                visit.paths.review, visitor: visit.visitor, cookies: try desk.drafts.keep(draft, visit.cookies))
        }
    }

    private func review(
        _ form: PortalForm, _ draft: Draft, _ check: DraftCheck, _ visit: FormDesk.Visit,
        _ status: HTTPResponse.Status = .ok
    ) -> Response {
        desk.page.personal(
            "form-review",
            ReviewPage(
                form, draft, problems: check.problems,
                email: form.definition.contact(in: check.answers.root)?.email,
                token: visit.visitor.token, layout: desk.layout(visit)),
            status: status, visitor: visit.visitor)
    }

    private func notice(
        _ heading: String, _ paragraphs: [String], action: (path: String, button: String), _ visit: FormDesk.Visit,
        _ status: HTTPResponse.Status
    ) -> Response {
        desk.page.personal(
            "form-message",
            FormNoticePage(
                heading: heading, paragraphs: paragraphs, action: action, token: visit.visitor.token,
                link: (visit.paths.review, "Wróć do podsumowania"), layout: desk.layout(visit)),
            status: status, visitor: visit.visitor)
    }
}
