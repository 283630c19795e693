internal import Metrics
internal import ServiceKit
internal import Synchronization

/// What the importer counts.
final class ImporterMetrics: Sendable {
    static let rows = MetricDefinition.counter(
        "importer_rows_total", "Rows by benefit and outcome.", labels: ["benefit", "outcome"])
    static let files = MetricDefinition.counter(
        "importer_files_total", "Files by outcome.", labels: ["outcome"])
    static let filesWaiting = MetricDefinition.gauge(
        "importer_files_waiting", "Files in the inbox, those still being written among them.")

    /// For the registry.
    static let definitions = [rows, files, filesWaiting]

    private struct Labels: Hashable {
        let benefit: String
        let outcome: String
    }

    private let factory: any MetricsFactory
    private let waiting: Meter
    /// Bounded by the catalogue's benefits and the outcomes there are.
    private let counters = Mutex<[Labels: Counter]>([:])

    init(factory: any MetricsFactory) {
        self.factory = factory
        waiting = Self.filesWaiting.gauge(in: factory)
    }

    func row(_ benefit: String, _ outcome: RowResult.Outcome) {
        let labels = Labels(benefit: benefit, outcome: outcome.name)
        counters.withLock { counters in
            let counter = counters[labels] ?? Self.rows.counter(benefit, labels.outcome, in: factory)
            counters[labels] = counter
            return counter
        }.increment()
    }

    func file(_ ending: FileImport.Ending) {
        let outcome =
            switch ending {
            case .imported: "imported"
            case .alreadyImported: "already-imported"
            case .failed: "failed"
            }
        Self.files.counter(outcome, in: factory).increment()
    }

    func waiting(_ count: Int) {
        waiting.set(Double(count))
    }
}
