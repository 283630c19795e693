import Applications
import Benefits
import EventLog
import Hummingbird
import JSON
import Metrics
import Receipts
import ServiceKit

/// The public API's routes.
enum IntakeRouter {
    struct Parts: Sendable {
        let catalogue: FormCatalogue
        let desk: SubmissionDesk
        let status: StatusDesk
        let signer: ReceiptSigner
        let maximumBody: Int
        /// Present when benchmarks may compare.
        let limits: (any RecordLog)?
    }

    /// Topic of the limit routes; nobody follows it.
    static let limitTopic = "limit.v1"

    static func make(_ parts: Parts, metrics: any MetricsFactory) -> Router<ServiceRequestContext> {
        let router = Router<ServiceRequestContext>.standard(metrics: metrics)
        let benefits = BenefitRoutes(catalogue: parts.catalogue, now: { Instant.now() })
        let submission = SubmissionRoute(
            desk: parts.desk, catalogue: parts.catalogue, maximumBody: parts.maximumBody,
            metrics: IntakeMetrics(factory: metrics), now: { Instant.now() })
        let status = StatusRoute(desk: parts.status)
        let keys = ReceiptKeys.document(parts.signer)

        router.get("api/v1/benefits") { _, _ in benefits.list() }
        router.get("api/v1/benefits/:benefit/form") { _, context in try benefits.form(context) }
        router.post("api/v1/benefits/:benefit/applications") { request, context in
            try await submission.handle(request, context, trace: context.trace)
        }
        router.post("api/v1/status") { request, _ in try await status.handle(request) }
        router.get("api/v1/receipt-keys") { _, _ in Response.json(keys) }
        router.refuseOtherMethods("api/v1/benefits", allowed: [.get])
        router.refuseOtherMethods("api/v1/benefits/:benefit/form", allowed: [.get])
        router.refuseOtherMethods("api/v1/benefits/:benefit/applications", allowed: [.post])
        router.refuseOtherMethods("api/v1/status", allowed: [.post])
        router.refuseOtherMethods("api/v1/receipt-keys", allowed: [.get])
        if let log = parts.limits {
            let limits = LimitRoutes(
                log: log, topic: limitTopic, maximumBody: parts.maximumBody, catalogue: parts.catalogue)
            router.get("limit/bare") { _, _ in limits.bare() }
            router.post("limit/body") { request, _ in try await limits.body(request) }
            router.post("limit/validate") { request, _ in try await limits.validateAndProduce(request) }
            router.post("limit/produce") { request, _ in try await limits.produce(request) }
        }
        return router
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
