import Applications
import Benefits
import HTTPTypes
import Hummingbird
import Portal
import ServiceKit

/// The pages about a case, for whoever has its reference and code: its status, and what the applicant can still do.
///
/// Reference and code are typed once and limited in number; then a sealed cookie holds them. What a cookie of ours holds
/// was right, so it is no attempt and is not limited.
struct StatusPages: Sendable {
    let desk: StatusDesk
    let acts: ActDesk
    let documents: DocumentTaking
    let catalogue: FormCatalogue
    let attempts: AttemptGate
    let sealer: Sealer
    let page: PortalPage
    let printer: PagePrinter
    let metrics: IntakeMetrics
    let now: @Sendable () -> Instant

    /// `GET /stan-sprawy`
    func form(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        let notice: String? =
            switch request.uri.queryParameters["sesja"].flatMap({ StatusPaths.Ending(rawValue: String($0)) }) {
            case .missing where visit.opened == nil:
                "Sprawa nie jest otwarta: minęło 30 minut albo przeglądarka nie przechowuje plików cookie. "
                    + "Podaj numer i kod jeszcze raz."
            case .closed where visit.opened == nil:
                "Zakończono przeglądanie. Przeglądarka nie pamięta już numeru ani kodu."
            default: nil
            }
        return form(.empty, visit, notice: notice)
    }

    /// `POST /stan-sprawy`
    func open(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        let sent = try await SentForm.collect(request, upTo: Self.smallForm).fields
        let entry = StatusFormPage.Entry(reference: sent["reference"] ?? "", code: sent["code"] ?? "")
        guard visit.visitor.hasSent(sent["_token"], request) else {
            return form(
                StatusFormPage.Entry.unchecked(sent["reference"] ?? ""), visit,
                notice: "Ze względów bezpieczeństwa wpisz kod jeszcze raz i wyślij tę stronę ponownie.",
                status: .forbidden)
        }
        guard let reference = entry.reference, let code = entry.code else {
            return form(entry, visit, status: .unprocessableContent)
        }
        let attempt: AttemptGate.Attempt
        do throws(TooManyAttempts) {
            attempt = try attempts.enter(request, context, reference: reference)
        } catch {
            return tooManyAttempts(error, visit)
        }
        switch await desk.find(reference: reference, code: code) {
        case .found:
            attempt.giveBack()
            return page.redirect(
                StatusPaths.opened, visitor: visit.visitor,
                cookies: cases.keep(OpenedCase(reference: reference, code: code), visit.cookies, at: visit.time))
        case .noSuchPair: return form(entry.refused, visit, status: .unprocessableContent)
        case .unavailable:
            attempt.giveBack()
            return unavailable(visit)
        }
    }

    /// `GET /stan-sprawy/sprawa`
    func show(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        return await withCase(visit) { facts, opened in
            page.personal(
                "status-case",
                CasePage(facts, today: visit.time.warsawDate, token: visit.visitor.token, layout: caseLayout),
                visitor: visit.visitor, cookies: cases.keep(opened, visit.cookies, at: visit.time))
        }
    }

    /// `GET /stan-sprawy/sprawa/sprawa.pdf`
    func pdf(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        var html: String?
        let answer = await withCase(visit) { facts, _ in
            let view = CasePage(
                facts, today: visit.time.warsawDate, isOnScreen: false, token: "", layout: layout)
            let text = page.html("status-case", view)
            html = text
            return PortalResponse.html(text, isPersonal: true)
        }
        guard let html else { return answer }
        return PortalResponse.file(
            try await printer.print(html), type: "application/pdf", name: "sprawa.pdf", isPersonal: true)
    }

    /// `POST /stan-sprawy/sprawa/zakoncz`
    func close(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        let visit = visit(request)
        let sent = try await SentForm.collect(request, upTo: Self.smallForm).fields
        guard visit.visitor.hasSent(sent["_token"], request) else {
            return await withCase(visit) { facts, _ in
                page.personal(
                    "status-case",
                    CasePage(
                        facts, today: visit.time.warsawDate, notice: "Naciśnij „Zakończ przeglądanie” jeszcze raz.",
                        token: visit.visitor.token, layout: layout),
                    status: .forbidden, visitor: visit.visitor)
            }
        }
        return page.redirect(
            StatusPaths.Ending.closed.path, visitor: visit.visitor, cookies: cases.forget(visit.cookies))
    }
}

// MARK: - What all pages begin with

extension StatusPages {
    /// Bytes of a form without files.
    static let smallForm = 32_768

    /// Who asks, and the case their browser has open.
    struct Visit {
        let visitor: Visitor
        let opened: OpenedCase?
        let time: Instant

        var cookies: SentCookies { visitor.cookies }
    }

    var cases: KeptCases { KeptCases(sealer: sealer) }

    func visit(_ request: Request) -> Visit {
        let (visitor, time) = (Visitor(request, sealer: sealer), now())
        return Visit(visitor: visitor, opened: cases.opened(visitor.cookies, at: time), time: time)
    }

    /// The frame of the case itself, which can be saved.
    private func caseLayout(_ title: String) -> Layout {
        page.layout(
            title: title, path: StatusPaths.form, isPersonal: true,
            pdfPath: StatusPaths.pdf)
    }

    func layout(_ title: String) -> Layout { page.layout(title: title, path: StatusPaths.form, isPersonal: true) }

    /// The page made of the open case, or what stands in its place: the form, or that the case cannot be seen now.
    func withCase(
        _ visit: Visit, _ make: (CaseFacts, OpenedCase) async -> Response
    ) async -> Response {
        guard let opened = visit.opened else { return missing(visit) }
        switch await desk.answer(reference: opened.reference, code: opened.code) {
        case .found(let row, let reference, let history):
            let facts = CaseFacts(
                reference: reference, benefit: name(of: row), status: row.status, since: row.statusSince,
                filedAt: row.filedAt, history: history.map { ($0.kind, $0.at) }, deadlines: row.deadlines)
            return await make(facts, opened)
        case .noSuchPair: return missing(visit)
        case .unavailable: return unavailable(visit)
        }
    }

    /// The form it was filed on, else the benefit.
    private func name(of row: StatusByReference.Row) -> String {
        let benefit = BenefitCode(rawValue: row.benefit)
        if let id = row.formID, let version = row.formVersion,
            let form = catalogue.form(benefit: benefit, id: id, version: version)
        {
            return form.title
        }
        return catalogue.benefit(benefit)?.name ?? row.benefit
    }

    func missing(_ visit: Visit) -> Response {
        page.redirect(
            StatusPaths.Ending.missing.path, visitor: visit.visitor, cookies: cases.forget(visit.cookies))
    }

    func unavailable(_ visit: Visit) -> Response {
        var response = message(
            StatusMessagePage.unavailable(isOpen: visit.opened != nil, layout: layout), visit, .serviceUnavailable)
        response.headers[.retryAfter] = "60"
        return response
    }

    func message(_ view: StatusMessagePage, _ visit: Visit, _ status: HTTPResponse.Status) -> Response {
        page.personal("status-message", view, status: status, visitor: visit.visitor)
    }

    private func tooManyAttempts(_ refusal: TooManyAttempts, _ visit: Visit) -> Response {
        let wait = WaitText.polish(seconds: refusal.retryAfter)
        var response = message(.tooManyAttempts(wait: wait, layout: layout), visit, .tooManyRequests)
        response.headers[.retryAfter] = String(refusal.retryAfter)
        return response
    }

    private func form(
        _ entry: StatusFormPage.Entry, _ visit: Visit, notice: String? = nil, status: HTTPResponse.Status = .ok
    ) -> Response {
        page.personal(
            "status",
            StatusFormPage(
                entry, notice: notice, hasOpenCase: visit.opened != nil, token: visit.visitor.token, layout: layout),
            status: status, visitor: visit.visitor)
    }
}
