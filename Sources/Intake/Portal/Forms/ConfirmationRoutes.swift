import Applications
import Benefits
import Hummingbird
import JSON
import Portal

/// The confirmation of an application, as long as the browser keeps it.
struct ConfirmationRoutes: Sendable {
    let desk: FormDesk
    let authority: String
    let printer: PagePrinter

    func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        guard let (filed, form) = filed(visit) else { return gone(visit) }
        return desk.page.personal(
            "form-confirmation", confirmation(filed, form, visit, isOnScreen: true), visitor: visit.visitor)
    }

    func answers(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        guard let (filed, form) = filed(visit) else { return gone(visit) }
        return desk.page.personal(
            "form-answers", AnswersPage(filed, of: form, isOnScreen: true, layout: desk.layout(visit)),
            visitor: visit.visitor)
    }

    func receipt(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        guard let (filed, _) = filed(visit) else { return gone(visit) }
        return PortalResponse.file(
            filed.receipt, type: "application/json", name: "poswiadczenie.json", isPersonal: true)
    }

    func confirmationPDF(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        guard let (filed, form) = filed(visit) else { return gone(visit) }
        let html = desk.page.html("form-confirmation", confirmation(filed, form, visit, isOnScreen: false))
        return PortalResponse.file(
            try await printer.print(html), type: "application/pdf", name: "potwierdzenie.pdf", isPersonal: true)
    }

    func answersPDF(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        guard let (filed, form) = filed(visit) else { return gone(visit) }
        let html = desk.page.html(
            "form-answers", AnswersPage(filed, of: form, isOnScreen: false, layout: desk.layout(visit)))
        return PortalResponse.file(
            try await printer.print(html), type: "application/pdf", name: "odpowiedzi.pdf", isPersonal: true)
    }

    /// Forgets it before its time, for whoever uses the browser next.
    func close(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        _ = try await desk.order(request, visit)
        return desk.page.redirect(
            "/", visitor: visit.visitor,
            cookies: desk.drafts.forgetFiled(visit.benefit.code.rawValue, visit.formID, visit.cookies))
    }

    private func filed(_ visit: FormDesk.Visit) -> (FiledApplication, PortalForm)? {
        guard
            let filed = desk.drafts.filed(
                visit.benefit.code.rawValue, visit.formID, visit.cookies, at: visit.time),
            let form = desk.forms[filed.draft.edition]
        else { return nil }
        return (filed, form)
    }

    private func confirmation(
        _ filed: FiledApplication, _ form: PortalForm, _ visit: FormDesk.Visit, isOnScreen: Bool
    ) -> ConfirmationPage {
        let check = DraftCheck(filed.draft, of: form, on: filed.receivedAt.warsawDate)
        return ConfirmationPage(
            filed, of: form, benefit: visit.benefit, authority: authority,
            email: form.definition.contact(in: check.answers.root)?.email, canMakePDF: printer.canPrint,
            isOnScreen: isOnScreen, token: visit.visitor.token, layout: desk.layout(visit))
    }

    private func gone(_ visit: FormDesk.Visit) -> Response {
        desk.page.personal(
            "form-message",
            FormNoticePage(
                heading: "Tego potwierdzenia już tu nie ma",
                paragraphs: [
                    "Potwierdzenie można otworzyć tylko w przeglądarce, z której wysłano wniosek, i tylko przez godzinę.",
                    "Stan sprawy sprawdzisz numerem i kodem z zapisanego albo wydrukowanego potwierdzenia. Jeśli go nie masz, skontaktuj się z ośrodkiem: wniosek nie zginął.",
                ], action: nil, token: visit.visitor.token, link: ("/stan-sprawy", "Sprawdź stan sprawy"),
                layout: desk.layout(visit)),
            status: .notFound, visitor: visit.visitor)
    }
}
