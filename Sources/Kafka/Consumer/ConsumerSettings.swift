/// What a consumer may be told. Fixed: no automatic commit, no automatic offset reset, partition ends on, checksums
/// on, eager `range` assignment.
public struct ConsumerSettings: Sendable {
    /// Records in one batch at most.
    public var maximumBatch: Int
    /// How long a batch may wait for more after its first record.
    public var maximumWait: Duration
    /// The broker takes a member for dead after this silence. librdkafka's own thread sends heartbeats, so a busy
    /// application does not lose its partitions; a stopped process does.
    public var sessionTimeout: Duration
    /// An application that asks for no batch this long loses its partitions (`max.poll.interval.ms`).
    public var maximumPollInterval: Duration
    /// How long `AssignmentHandler.assigned` may take; then the consumer leaves with an error.
    public var assignmentTimeout: Duration
    /// How long `AssignmentHandler.revoked` may take; then the partitions leave anyway.
    public var revocationTimeout: Duration
    /// Prefetched bytes per consumer (`queued.max.messages.kbytes`), KiB.
    public var maximumPrefetchKilobytes: Int

    /// How long a broker may hold an answer back for lack of records (`fetch.wait.max.ms`). Kafka answers at once when
    /// some come; other brokers only after this time, so it bounds how late a record is seen.
    public var maximumFetchWait: Duration

    /// Memberwise.
    public init(
        maximumBatch: Int = 1_000,
        maximumWait: Duration = .milliseconds(20),
        sessionTimeout: Duration = .seconds(10),
        maximumPollInterval: Duration = .seconds(300),
        assignmentTimeout: Duration = .seconds(15),
        revocationTimeout: Duration = .seconds(5),
        maximumPrefetchKilobytes: Int = 16_384,
        maximumFetchWait: Duration = .milliseconds(25)
    ) {
        self.maximumBatch = maximumBatch
        self.maximumWait = maximumWait
        self.sessionTimeout = sessionTimeout
        self.maximumPollInterval = maximumPollInterval
        self.assignmentTimeout = assignmentTimeout
        self.revocationTimeout = revocationTimeout
        self.maximumPrefetchKilobytes = maximumPrefetchKilobytes
        self.maximumFetchWait = maximumFetchWait
    }

    func properties(group: String) -> [KafkaProperty] {
        [
            .init("group.id", group),
            .init("enable.auto.commit", "false"),
            .init("enable.auto.offset.store", "false"),
            .init("auto.offset.reset", "error"),
            .init("enable.partition.eof", "true"),
            .init("check.crcs", "true"),
            .init("partition.assignment.strategy", "range"),
            .init("session.timeout.ms", String(sessionTimeout.wholeMilliseconds)),
            .init("heartbeat.interval.ms", String(max(sessionTimeout.wholeMilliseconds / 4, 100))),
            .init(
                "max.poll.interval.ms",
                String(max(maximumPollInterval.wholeMilliseconds, sessionTimeout.wholeMilliseconds))),
            .init("fetch.wait.max.ms", String(maximumFetchWait.wholeMilliseconds)),
            .init("queued.max.messages.kbytes", String(maximumPrefetchKilobytes)),
            // A partition whose queue was full is looked at again after this; by default only after a second, in which
            // a quick reader would starve.
            .init("fetch.queue.backoff.ms", "5"),
            // A fetch answers for all partitions at once; with a dozen of them this keeps it near the limit above. A
            // larger record is fetched all the same (KIP-74).
            .init("max.partition.fetch.bytes", String(max(65_536, maximumPrefetchKilobytes * 1024 / 16))),
        ]
    }
}
