import Applications
import Benefits
import Hummingbird
import Portal

/// The start page of a form and what can be ordered there.
struct StartRoutes: Sendable {
    let desk: FormDesk

    func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        let form = try desk.current(visit)
        let notice =
            request.uri.queryParameters["szkic"] == "brak"
            ? "Nie mamy szkicu w tej przeglądarce: skończył się czas przechowywania, został usunięty albo jeszcze go nie było. Zacznij tutaj."
            : nil
        let draft = desk.drafts.draft(visit.benefit.code.rawValue, visit.formID, visit.cookies)
        return desk.page.personal(
            "form-start",
            StartPage(
                form, of: visit.benefit, draft: draft, daysKept: desk.drafts.days, notice: draft == nil ? notice : nil,
                token: visit.visitor.token, layout: desk.layout(visit)),
            visitor: visit.visitor)
    }

    /// Begins a draft, in place of one there may be.
    func begin(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        let form = try desk.current(visit)
        let sent = try await desk.order(request, visit)
        let query = request.uri.queryParameters
        let isBrief = sent["brief"] == "true" || query["krotko"] == "tak"
        if query["zastap"] != "tak", desk.drafts.draft(visit.benefit.code.rawValue, visit.formID, visit.cookies) != nil
        {
            return confirm(
                "Zacząć od nowa?", "Zacznij od nowa",
                visit.paths.begin + "?zastap=tak" + (isBrief ? "&krotko=tak" : ""), visit)
        }
        let draft = form.begin(key: SecureRandom.hex(bytes: 16), isBrief: isBrief)
        let first = form.visiblePages(draft).first?.section.id ?? ""
        return desk.page.redirect(
            visit.paths.step(first), visitor: visit.visitor, cookies: try desk.drafts.keep(draft, visit.cookies))
    }

    func forget(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        _ = try await desk.order(request, visit)
        guard request.uri.queryParameters["zastap"] == "tak" else {
            return confirm("Usunąć szkic?", "Usuń szkic", visit.paths.forget + "?zastap=tak", visit)
        }
        return desk.page.redirect(
            visit.paths.start, visitor: visit.visitor,
            cookies: desk.drafts.forget(visit.benefit.code.rawValue, visit.formID, visit.cookies))
    }

    /// Asks before a draft is lost.
    private func confirm(_ heading: String, _ button: String, _ path: String, _ visit: FormDesk.Visit) -> Response {
        desk.page.personal(
            "form-message",
            FormNoticePage(
                heading: heading,
                paragraphs: ["Odpowiedzi wpisane wcześniej w tej przeglądarce znikną i nie da się ich odzyskać."],
                action: (path, button), token: visit.visitor.token,
                link: (visit.paths.review, "Nie, wróć do szkicu"), layout: desk.layout(visit)),
            visitor: visit.visitor)
    }

    /// Takes the answers of a draft over to the edition in force.
    func renew(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        _ = try await desk.order(request, visit)
        let form = try desk.current(visit)
        guard let draft = desk.drafts.draft(visit.benefit.code.rawValue, visit.formID, visit.cookies) else {
            return desk.page.redirect(visit.paths.start + "?szkic=brak", visitor: visit.visitor)
        }
        let renewed = draft.moved(to: Draft.FormEdition(form.definition), key: SecureRandom.hex(bytes: 16))
        return desk.page.redirect(
            visit.paths.review, visitor: visit.visitor, cookies: try desk.drafts.keep(renewed, visit.cookies))
    }
}
