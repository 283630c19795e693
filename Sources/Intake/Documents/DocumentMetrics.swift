import Documents
import Metrics
import ServiceKit

/// What became of uploads.
struct DocumentMetrics: Sendable {
    static let uploads = MetricDefinition.counter(
        "intake_documents_total", "Uploaded documents by what became of them.", labels: ["outcome"])

    let factory: any MetricsFactory

    func upload(_ outcome: DocumentIntake.Outcome) {
        Self.uploads.counter(outcome.name, in: factory).increment()
    }
}

extension DocumentIntake.Outcome {
    /// Label of metrics.
    var name: String {
        switch self {
        case .stored: "stored"
        case .refused(let refusal): refusal.code.rawValue
        case .infected: "infected"
        case .couldNotScan: "could-not-scan"
        case .storeUnavailable: "store-unavailable"
        }
    }
}
