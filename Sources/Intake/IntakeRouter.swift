import Applications
import Benefits
import EventLog
import Hummingbird
import JSON
import Metrics
import Receipts
import ServiceKit

/// The public API's routes. `schemas/openapi/intake.json` describes them; a test holds the two together.
enum IntakeRouter {
    struct Parts: Sendable {
        let forms: FormFinder
        let desk: SubmissionDesk
        let acts: ActDesk
        let uploads: DocumentRoute
        let status: StatusDesk
        let attempts: AttemptGate
        let signer: ReceiptSigner
        /// The OpenAPI document as it is served.
        let description: [UInt8]
        let maximumBody: Int
        let metrics: IntakeMetrics
        /// Present when benchmarks may compare.
        let limits: (any RecordLog)?
    }

    /// Topic of the limit routes; nobody follows it.
    static let limitTopic = "limit.v1"

    static func make(
        _ parts: Parts, portal: PortalRouter.Parts, metrics: any MetricsFactory
    ) -> Router<ServiceRequestContext> {
        let router = Router<ServiceRequestContext>.standard(metrics: metrics)
        router.add(middleware: PortalErrorPages(page: portal.page))
        router.add(middleware: PagesAsPDF(printer: portal.printer))
        addForms(parts, to: router)
        addFiling(parts, to: router)
        addActs(parts, to: router)
        PortalRouter.add(portal, to: router)
        if let log = parts.limits { addLimits(parts, log: log, to: router) }
        return router
    }

    private static func addForms(_ parts: Parts, to router: Router<ServiceRequestContext>) {
        let benefits = BenefitRoutes(forms: parts.forms)
        router.read("api/v1/benefits") { _ in benefits.list() }
        router.read("api/v1/benefits/:benefit/form") { try benefits.schema($0) }
        router.read("api/v1/benefits/:benefit/forms") { try benefits.editions($0) }
        router.read("api/v1/benefits/:benefit/forms/:form/:version/schema") { try benefits.schema($0) }
        router.read("api/v1/benefits/:benefit/forms/:form/:version/presentation") { try benefits.presentation($0) }
    }

    private static func addFiling(_ parts: Parts, to router: Router<ServiceRequestContext>) {
        let submission = SubmissionRoute(
            desk: parts.desk, forms: parts.forms, maximumBody: parts.maximumBody, metrics: parts.metrics)
        let keys = ReceiptKeys.document(parts.signer)
        for path in [
            "api/v1/benefits/:benefit/applications", "api/v1/benefits/:benefit/forms/:form/:version/applications",
        ] {
            router.write(RouterPath(path)) { request, context in
                try await submission.handle(request, context, trace: context.trace)
            }
        }
        let uploads = parts.uploads
        router.write("api/v1/documents") { request, _ in try await uploads.handle(request) }
        let description = parts.description
        router.read("api/v1/receipt-keys") { _ in Response.json(keys) }
        router.read("api/v1/openapi.json") { _ in Response.json(description) }
    }

    private static func addActs(_ parts: Parts, to router: Router<ServiceRequestContext>) {
        let status = StatusRoute(desk: parts.status, attempts: parts.attempts)
        let acts = ActRoutes(
            desk: parts.acts, maximumBody: parts.maximumBody, metrics: parts.metrics, attempts: parts.attempts)
        router.write("api/v1/status") { try await status.handle($0, $1) }
        router.write("api/v1/applications/:reference/supplements") { try await acts.supplement($0, $1) }
        router.write("api/v1/applications/:reference/withdrawal") { try await acts.withdraw($0, $1) }
    }

    private static func addLimits(
        _ parts: Parts, log: any RecordLog, to router: Router<ServiceRequestContext>
    ) {
        let limits = LimitRoutes(
            log: log, topic: limitTopic, maximumBody: parts.maximumBody, catalogue: parts.forms.catalogue)
        router.get("limit/bare") { _, _ in limits.bare() }
        router.post("limit/body") { request, _ in try await limits.body(request) }
        router.post("limit/validate") { request, _ in try await limits.validateAndProduce(request) }
        router.post("limit/produce") { request, _ in try await limits.produce(request) }
    }
}

extension Router where Context == ServiceRequestContext {
    /// A path that is only read.
    fileprivate func read(
        _ path: RouterPath, _ answer: @escaping @Sendable (ServiceRequestContext) throws -> Response
    ) {
        get(path) { _, context in try answer(context) }
        refuseOtherMethods(path, allowed: [.get])
    }

    /// A path that is only posted to.
    fileprivate func write(
        _ path: RouterPath,
        _ answer: @escaping @Sendable (Request, ServiceRequestContext) async throws -> Response
    ) {
        post(path) { request, context in try await answer(request, context) }
        refuseOtherMethods(path, allowed: [.post])
    }
}

/// `GET /api/v1/receipt-keys`: what a holder needs to verify a receipt offline.
enum ReceiptKeys {
    static func document(_ signer: ReceiptSigner) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("keys")
        writer.beginArray()
        writer.beginObject()
        writer.member("keyId", signer.keyID)
        writer.member("algorithm", "Ed25519")
        writer.member("publicKey", Base64URL.encode(signer.publicKey))
        writer.endObject()
        writer.endArray()
        writer.endObject()
        return writer.finish()
    }
}
