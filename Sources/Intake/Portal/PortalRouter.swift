import Hummingbird
import Portal
import ServiceKit

/// The portal's routes.
enum PortalRouter {
    struct Parts: Sendable {
        let page: PortalPage
        let printer: PagePrinter
        let content: ContentRoutes
        let assets: AssetRoutes
        let checks: QuickCheckRoutes
        let start: StartRoutes
        let steps: StepRoutes
        let review: ReviewRoutes
        let confirmation: ConfirmationRoutes
        /// Nil unless an office switches it on.
        let serverDrafts: ServerDrafts?
        let status: StatusPages
    }

    static func add(_ parts: Parts, to router: Router<ServiceRequestContext>) {
        addForms(parts, to: router)
        addStatus(parts.status, to: router)
        let (content, assets, checks) = (parts.content, parts.assets, parts.checks)
        router.page("zasoby/:name") { try assets.show($0, $1) }
        router.page("szukaj") { request, _ in content.search(request) }
        router.page("pdf") { request, _ in try await content.pdf("/", request) }
        router.page("pdf/**") { request, context in
            try await content.pdf("/" + context.parameters.getCatchAll().joined(separator: "/"), request)
        }
        router.page("sprawdz/:check", show: { try checks.show($0, $1) }, send: { try await checks.answer($0, $1) })
        router.page("/") { request, _ in try content.show(request) }
        router.page("**") { request, _ in
            guard PortalErrorPages.isPage(request.uri.path) else { throw Problem.notFound() }
            return try content.show(request)
        }
    }

    private static func addForms(_ parts: Parts, to router: Router<ServiceRequestContext>) {
        let (start, steps, review) = (parts.start, parts.steps, parts.review)
        let confirmation = parts.confirmation
        let base = "wniosek/:benefit/:form"
        router.page(base) { try await start.show($0, $1) }
        router.order("\(base)/rozpocznij") { try await start.begin($0, $1) }
        router.order("\(base)/usun-szkic") { try await start.forget($0, $1) }
        router.order("\(base)/nowy-wzor") { try await start.renew($0, $1) }
        router.page(
            "\(base)/krok/:section", show: { try await steps.show($0, $1) }, send: { try await steps.save($0, $1) })
        router.page(
            "\(base)/podsumowanie", show: { try await review.show($0, $1) }, send: { try await review.send($0, $1) })
        router.order("\(base)/jako-nowy") { try await review.again($0, $1) }
        router.page("\(base)/potwierdzenie") { try await confirmation.show($0, $1) }
        router.order("\(base)/potwierdzenie/zakoncz") { try await confirmation.close($0, $1) }
        router.page("\(base)/potwierdzenie/potwierdzenie.pdf") { try await confirmation.confirmationPDF($0, $1) }
        router.page("\(base)/potwierdzenie/odpowiedzi") { try await confirmation.answers($0, $1) }
        router.page("\(base)/potwierdzenie/odpowiedzi.pdf") { try await confirmation.answersPDF($0, $1) }
        router.page("\(base)/potwierdzenie/poswiadczenie.json") { try await confirmation.receipt($0, $1) }
        parts.serverDrafts?.add(base, to: router)
    }
}

extension PortalRouter {
    private static func addStatus(_ status: StatusPages, to router: Router<ServiceRequestContext>) {
        router.page(StatusPaths.form, show: { try await status.form($0, $1) }, send: { try await status.open($0, $1) })
        router.page(StatusPaths.opened) { try await status.show($0, $1) }
        router.page(StatusPaths.pdf) { try await status.pdf($0, $1) }
        router.order(StatusPaths.close) { try await status.close($0, $1) }
        router.page(
            StatusPaths.supplement, show: { try await status.askForDocuments($0, $1) },
            send: { try await status.addDocuments($0, $1) })
        router.page(
            StatusPaths.withdrawal, show: { try await status.askToWithdraw($0, $1) },
            send: { try await status.withdraw($0, $1) })
        router.page(StatusPaths.taken) { try await status.taken($0, $1) }
        router.page(StatusPaths.receipt) { try await status.receipt($0, $1) }
    }
}

extension Router where Context == ServiceRequestContext {
    typealias Answer = @Sendable (Request, ServiceRequestContext) async throws -> Response

    /// A page to read.
    func page(_ path: String, _ show: @escaping Answer) {
        read(path, show)
        refuseOtherMethods(RouterPath(path), allowed: [.get, .head])
    }

    /// A page with a form on it.
    func page(_ path: String, show: @escaping Answer, send: @escaping Answer) {
        read(path, show)
        post(RouterPath(path)) { request, context in try await send(request, context) }
        refuseOtherMethods(RouterPath(path), allowed: [.get, .head, .post])
    }

    private func read(_ path: String, _ show: @escaping Answer) {
        get(RouterPath(path)) { request, context in try await show(request, context) }
        head(RouterPath(path)) { request, context in try await show(request, context).createHeadResponse() }
    }

    /// Something to be done, with no page of its own.
    func order(_ path: String, _ send: @escaping Answer) {
        post(RouterPath(path)) { request, context in try await send(request, context) }
        refuseOtherMethods(RouterPath(path), allowed: [.post])
    }
}
