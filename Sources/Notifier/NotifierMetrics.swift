import Metrics
import ServiceKit

/// What the notifier counts.
struct NotifierMetrics: Sendable {
    static let attempts = MetricDefinition.counter(
        "notifier_attempts_total", "Attempts to send, by template and what became of the message.",
        labels: ["template", "state"])
    static let ledger = MetricDefinition.gauge(
        "notifier_ledger_messages", "Messages in the ledger by state.", labels: ["state"])

    let factory: any MetricsFactory

    func settled(template: String, state: String) {
        Self.attempts.counter(template, state, in: factory).increment()
    }

    /// States that no row has any more are set to zero, not left at their last number.
    func ledger(_ counts: [(state: String, count: Int64)]) {
        let byState = Dictionary(counts, uniquingKeysWith: +)
        for state in ["pending", "sending", "sent", "unknown", "failed", "suppressed"] {
            Self.ledger.gauge(state, in: factory).set(byState[state] ?? 0)
        }
    }
}

extension NotifierMetrics {
    /// For the registry.
    static let definitions = [attempts, ledger]
}
