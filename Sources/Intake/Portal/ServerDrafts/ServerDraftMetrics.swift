import Metrics
import ServiceKit

/// What is counted about drafts on the server.
struct ServerDraftMetrics: Sendable {
    static let outcomes = MetricDefinition.counter(
        "intake_server_drafts_total", "Drafts on the server by what became of them.", labels: ["outcome"])

    /// For the registry.
    static let definitions = [outcomes]

    enum Outcome: String {
        case sent, uncertain, refused, failed
        case limited = "too-many"
        case opened, deleted
    }

    let factory: any MetricsFactory

    func count(_ outcome: Outcome) { Self.outcomes.counter(outcome.rawValue, in: factory).increment() }
}
