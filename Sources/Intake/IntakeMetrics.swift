import Kafka
import Metrics
import ServiceKit
import Synchronization

/// What intake counts; one for all routes.
final class IntakeMetrics: Sendable {
    static let submissions = MetricDefinition.counter(
        "intake_submissions_total", "Submissions by benefit and answer.", labels: ["benefit", "answer"])
    static let receipts = MetricDefinition.counter(
        "intake_receipts_total", "Receipts for applications; equals the submitted events appended but for duplicates.",
        labels: ["benefit"])

    static let acts = MetricDefinition.counter(
        "intake_acts_total", "Supplements and withdrawals by answer.", labels: ["act", "answer"])

    private struct Labels: Hashable {
        let benefit: String
        let answer: String
    }

    private struct Handles: Sendable {
        let submissions: Counter
        let receipts: Counter?
    }

    private let factory: any MetricsFactory
    /// Bounded by the catalogue's benefits and the answers there are.
    private let handles = Mutex<[Labels: Handles]>([:])
    private let ends: ReceiptEnds

    init(factory: any MetricsFactory) {
        self.factory = factory
        ends = ReceiptEnds(factory: factory)
    }

    /// Few enough that a handle need not be kept.
    func act(_ act: String, answer: ActDesk.Answer) {
        Self.acts.counter(act, answer.name, in: factory).increment()
        if case .received(_, _, let position) = answer { ends.take(position) }
    }

    func submission(benefit: String, answer: SubmissionDesk.Answer) {
        let labels = Labels(benefit: benefit, answer: answer.name)
        let handles = handles.withLock { handles in
            if let known = handles[labels] { return known }
            let new = Handles(
                submissions: Self.submissions.counter(benefit, labels.answer, in: factory),
                receipts: answer.position == nil ? nil : Self.receipts.counter(benefit, in: factory))
            handles[labels] = new
            return new
        }
        handles.submissions.increment()
        handles.receipts?.increment()
        if let position = answer.position { ends.take(position) }
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
        case .documentsUnavailable: "documents-unavailable"
        }
    }

    /// Of the record that a receipt was given for.
    fileprivate var position: RecordPosition? {
        if case .received(_, _, let position) = self { position } else { nil }
    }
}

extension ActDesk.Answer {
    /// Label of metrics.
    fileprivate var name: String {
        switch self {
        case .received(_, isPending: false, _): "received"
        case .received(_, isPending: true, _): "pending"
        case .noSuchPair: "no-such-pair"
        case .problems: "problems"
        case .keyReused: "key-reused"
        case .refused: "refused"
        case .parked: "parked"
        case .unavailable: "unavailable"
        case .statusUnavailable: "status-unavailable"
        case .documentsUnavailable: "documents-unavailable"
        }
    }
}

extension IntakeMetrics {
    /// For the registry.
    static let definitions = [submissions, receipts, acts, ReceiptEnds.end]
}
