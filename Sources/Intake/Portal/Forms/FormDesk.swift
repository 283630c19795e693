import Applications
import Benefits
import HTTPTypes
import Hummingbird
import Portal

/// What every page of a form begins with: the form asked for, who asks, and their draft.
struct FormDesk: Sendable {
    let catalogue: FormCatalogue
    let forms: [Draft.FormEdition: PortalForm]
    let drafts: KeptDrafts
    let page: PortalPage
    let sealer: Sealer
    let now: @Sendable () -> Instant

    init(
        catalogue: FormCatalogue, drafts: KeptDrafts, page: PortalPage, sealer: Sealer,
        now: @escaping @Sendable () -> Instant
    ) {
        self.catalogue = catalogue
        self.drafts = drafts
        self.page = page
        self.sealer = sealer
        self.now = now
        var forms: [Draft.FormEdition: PortalForm] = [:]
        for benefit in catalogue.benefits {
            for edition in benefit.editions {
                guard let form = catalogue.form(benefit: benefit.code, id: edition.id, version: edition.version) else {
                    continue
                }
                forms[Draft.FormEdition(form)] = PortalForm(form)
            }
        }
        self.forms = forms
    }

    /// The form of an address and who asks for it.
    struct Visit {
        let benefit: Benefit
        let formID: String
        let visitor: Visitor
        let paths: FormPaths
        let day: LocalDate
        let time: Instant

        var cookies: SentCookies { visitor.cookies }
    }

    func visit(_ request: Request, _ context: some RequestContext) throws -> Visit {
        let code = try context.parameters.require("benefit")
        let form = try context.parameters.require("form")
        guard let benefit = catalogue.benefit(BenefitCode(rawValue: code)) else {
            if let elsewhere = catalogue.elsewhere(BenefitCode(rawValue: code)) { throw PortalProblem.of(elsewhere) }
            throw PortalProblem.notFound
        }
        guard benefit.editions.contains(where: { $0.id == form }) else { throw PortalProblem.notFound }
        let time = now()
        return Visit(
            benefit: benefit, formID: form, visitor: Visitor(request, sealer: sealer),
            paths: FormPaths(benefit: code, form: form), day: time.warsawDate, time: time)
    }

    /// The edition that a new application is filed on today.
    func current(_ visit: Visit) throws -> PortalForm {
        guard let form = catalogue.current(benefit: visit.benefit.code, form: visit.formID, on: visit.day),
            let pages = forms[Draft.FormEdition(form)]
        else { throw PortalProblem.notToday }
        return pages
    }

    /// How a visit to a page that needs a draft goes on.
    enum Standing {
        case draft(Draft, PortalForm)
        /// Something else has to be answered: there is no draft, or its edition has ended.
        case answer(Response)
    }

    func standing(_ visit: Visit) throws -> Standing {
        let code = visit.benefit.code.rawValue
        guard let draft = drafts.draft(code, visit.formID, visit.cookies), let form = forms[draft.edition] else {
            // After sending, going back leads to what was sent.
            let isFiled = drafts.filed(code, visit.formID, visit.cookies, at: visit.time) != nil
            return .answer(
                page.redirect(
                    isFiled ? visit.paths.confirmation : visit.paths.start + "?szkic=brak", visitor: visit.visitor))
        }
        let acceptance = catalogue.acceptance(
            benefit: visit.benefit.code, form: form.definition.id, version: form.definition.version, on: visit.day)
        switch acceptance {
        case .open: return .draft(draft, form)
        case .endedOn, .notBefore, .unknown:
            return .answer(
                page.personal(
                    "form-message",
                    FormNoticePage(
                        heading: "Wzór tego wniosku się zmienił",
                        paragraphs: [
                            "Szkic powstał na wzorze, który już nie obowiązuje.",
                            "Przeniesiemy twoje odpowiedzi do nowego wzoru. Potem sprawdź je i uzupełnij, czego zabraknie.",
                        ], action: (visit.paths.renew, "Przenieś odpowiedzi"), token: visit.visitor.token,
                        link: (visit.paths.start, "Zacznij od nowa"), layout: layout(visit)),
                    visitor: visit.visitor))
        }
    }

    /// A sent form without input, such as „Rozpocznij”.
    func order(_ request: Request, _ visit: Visit) async throws -> SentFields {
        let sent = try await SentForm.collect(request, upTo: 16_384)
        guard visit.visitor.hasSent(sent.fields["_token"], request) else {
            throw PortalProblem.untrusted(visit.visitor)
        }
        return sent.fields
    }

    func layout(_ visit: Visit) -> (String) -> Layout {
        let name = visit.benefit.editions.last { $0.id == visit.formID }?.title ?? visit.benefit.name
        return { page.layout(title: $0, crumb: name, path: visit.paths.start, isPersonal: true) }
    }
}

extension PortalProblem {
    static let notToday = PortalProblem(
        status: .notFound, title: "Tego wniosku nie można dziś złożyć",
        text: "O to świadczenie nie można się teraz ubiegać. Terminy są na stronie świadczenia.")

    static func of(_ elsewhere: BenefitElsewhere) -> PortalProblem {
        PortalProblem(
            status: .notFound, title: "To świadczenie przyznaje inny urząd: \(elsewhere.name)",
            text: "\(elsewhere.advice) \(elsewhere.authority): \(elsewhere.address)")
    }
}
