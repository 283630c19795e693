import Metrics
import ServiceKit

/// What intake counts.
struct IntakeMetrics: Sendable {
    static let submissions = MetricDefinition.counter(
        "intake_submissions_total", "Submissions by benefit and answer.", labels: ["benefit", "answer"])
    static let receipts = MetricDefinition.counter(
        "intake_receipts_total", "Receipts given; equals the events appended but for duplicates.", labels: ["benefit"])

    let factory: any MetricsFactory

    func submission(benefit: String, answer: SubmissionDesk.Answer) {
        Self.submissions.counter(benefit, answer.name, in: factory).increment()
        if case .received = answer {
            Self.receipts.counter(benefit, in: factory).increment()
        }
    }
}

extension SubmissionDesk.Answer {
    /// Label of metrics.
    var name: String {
        switch self {
        case .received: "received"
        case .problems: "problems"
        case .keyReused: "key-reused"
        case .unavailable: "unavailable"
        }
    }
}

extension IntakeMetrics {
    /// For the registry.
    static let definitions = [submissions, receipts]
}
