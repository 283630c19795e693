import Applications
import Hummingbird
import Metrics
import ServiceKit

/// Attempts that were refused.
enum AttemptMetrics {
    static let refused = MetricDefinition.counter(
        "intake_attempts_refused_total", "Attempts at a tracking code refused, by the limit that was reached.",
        labels: ["scope"])

    /// For the registry.
    static let definitions = [refused]
}

/// Lets attempts at a tracking code through, as long as they are few.
struct AttemptGate: Sendable {
    let limits: AttemptLimits
    let clients: ClientAddress
    let metrics: any MetricsFactory

    init(limits: AttemptLimits, clients: ClientAddress, metrics: any MetricsFactory) {
        self.limits = limits
        self.clients = clients
        self.metrics = metrics
    }

    init(_ configuration: ServiceConfiguration, metrics: any MetricsFactory) throws {
        self.init(
            limits: AttemptLimits(try AttemptLimits.Rates(configuration)),
            clients: ClientAddress(trustedHops: try configuration.value(AttemptLimitKeys.trustedHops)),
            metrics: metrics)
    }

    /// One attempt that was let through.
    struct Attempt: Sendable {
        fileprivate let limits: AttemptLimits
        fileprivate let address: String
        fileprivate let reference: String?

        /// It was no guess: the code was right, or nobody could say.
        func giveBack() { limits.giveBack(address: address, reference: reference) }
    }

    func enter(
        _ request: Request, _ context: ServiceRequestContext, reference: Reference?
    ) throws(TooManyAttempts) -> Attempt {
        let address = clients.of(request, context)
        switch limits.admit(address: address, reference: reference?.text) {
        case .allowed: return Attempt(limits: limits, address: address, reference: reference?.text)
        case .refused(let seconds, let scope):
            AttemptMetrics.refused.counter(scope.rawValue, in: metrics).increment()
            throw TooManyAttempts(retryAfter: seconds)
        }
    }
}

/// Says the same whether the code was right: it was not looked at.
struct TooManyAttempts: Error {
    /// Seconds after which another attempt is let through.
    let retryAfter: Int
}
