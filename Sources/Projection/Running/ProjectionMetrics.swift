internal import Kafka
public import Metrics
public import ServiceKit

/// Turns the engine's facts into metrics of one projection.
public struct ProjectionMetrics: Sendable {
    static let events = MetricDefinition.counter(
        "projection_events_total", "Records folded, by what became of them.", labels: ["projection", "outcome"])
    static let batch = MetricDefinition.histogram(
        "projection_batch_seconds", "Time to write a batch and its offset.", labels: ["projection"])
    static let size = MetricDefinition.histogram(
        "projection_batch_records", "Records in a batch.", labels: ["projection"],
        buckets: MetricDefinition.sizeBuckets)
    static let age = MetricDefinition.gauge(
        "projection_event_age_seconds",
        "Age of the oldest record not folded yet; 0 when there is none. Told every 15 s, whatever holds folding up.",
        labels: ["projection"])
    static let lag = MetricDefinition.gauge(
        "projection_lag_records",
        "Records not folded yet, by partition. 0 for partitions that another instance has: take the maximum.",
        labels: ["projection", "topic", "partition"], maximumSeries: 1200)
    static let parked = MetricDefinition.counter(
        "projection_parked_total", "Records set aside, by reason.", labels: ["projection", "reason"])
    static let gone = MetricDefinition.counter(
        "projection_parked_gone_total", "Records set aside that were to be folded again and are gone from the log.",
        labels: ["projection"])
    static let partitions = MetricDefinition.gauge(
        "projection_partitions", "Partitions that this instance owns.", labels: ["projection"])
    static let waits = MetricDefinition.counter(
        "projection_database_waits_total", "Times a batch had to wait for the database.", labels: ["projection"])
    static let fencings = MetricDefinition.counter(
        "projection_fenced_total", "Times another instance turned out to own the partitions.", labels: ["projection"])
    static let accounted = MetricDefinition.gauge(
        "projection_accounted_records",
        "Records accounted for since the beginning of the log, by what became of them; parked: set aside now.",
        labels: ["projection", "topic", "outcome"])
    static let unaccounted = MetricDefinition.gauge(
        "projection_unaccounted_records",
        """
        Offsets passed less records accounted for, partition by partition, added up without sign: 0 when all is well. \
        A log with gaps between offsets makes it wrong.
        """,
        labels: ["projection", "topic"])
    static let nextOffset = MetricDefinition.gauge(
        "projection_next_offset", "First offset not folded yet, by partition, as the database has it.",
        labels: ["projection", "topic", "partition"], maximumSeries: 1200)

    private let projection: String
    private let factory: any MetricsFactory

    /// - Parameters:
    ///   - projection: name, the label of every series.
    ///   - factory: where the metrics go.
    public init(projection: String, factory: any MetricsFactory) {
        self.projection = projection
        self.factory = factory
    }

    /// To give to a `ProjectionRunner`.
    public var observer: ProjectionObserver { { observe($0) } }

    private func observe(_ observation: ProjectionObservation) {
        switch observation {
        case .committed(let accepted, let duplicates, let refused, let parked, let duration):
            for (outcome, count) in [
                ("accepted", accepted), ("duplicate", duplicates), ("refused", refused), ("parked", parked),
            ] where count > 0 {
                Self.events.counter(projection, outcome, in: factory).increment(by: count)
            }
            Self.batch.recorder(projection, in: factory).record(duration / .seconds(1))
            Self.size.recorder(projection, in: factory).record(accepted + duplicates + refused + parked)
        case .eventAge(let seconds):
            Self.age.gauge(projection, in: factory).set(seconds)
        case .lag(let partition, let records):
            Self.lag.gauge(projection, partition.topic, "\(partition.partition)", in: factory).set(records)
        case .claimed(let partitions):
            Self.partitions.gauge(projection, in: factory).set(partitions)
        case .released:
            Self.partitions.gauge(projection, in: factory).set(0)
        case .waiting:
            Self.waits.counter(projection, in: factory).increment()
        case .standingStill, .joining:
            break
        case .fenced:
            Self.fencings.counter(projection, in: factory).increment()
        case .parked(let reason):
            Self.parked.counter(projection, reason, in: factory).increment()
        case .goneFromLog:
            Self.gone.counter(projection, in: factory).increment()
        case .accounted(let accounts):
            account(for: accounts)
        }
    }

    private func account(for accounts: [PartitionAccount]) {
        for account in accounts {
            let partition = account.partition
            Self.nextOffset.gauge(projection, partition.topic, "\(partition.partition)", in: factory)
                .set(account.nextOffset)
        }
        for (topic, accounts) in Dictionary(grouping: accounts, by: \.partition.topic) {
            func sum(_ count: (PartitionAccount) -> Int64) -> Int64 { accounts.reduce(0) { $0 + count($1) } }
            for (outcome, count) in [
                ("accepted", sum(\.accepted)), ("duplicate", sum(\.duplicates)), ("refused", sum(\.refused)),
                ("parked", sum(\.parked)),
            ] {
                Self.accounted.gauge(projection, topic, outcome, in: factory).set(count)
            }
            Self.unaccounted.gauge(projection, topic, in: factory).set(sum { abs($0.unaccounted) })
        }
    }
}

extension ProjectionMetrics {
    /// For the registry.
    public static let definitions = [
        events, batch, size, age, lag, parked, gone, partitions, waits, fencings, accounted, unaccounted, nextOffset,
    ]
}
