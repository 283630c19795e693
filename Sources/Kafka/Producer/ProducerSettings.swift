/// What a producer may be told. The rest is fixed: idempotent, `acks=all`, `partitioner=murmur2_random`.
public struct ProducerSettings: Sendable {
    /// How long librdkafka waits for more records before it sends. 1–2 ms serve request and reply (MEASURED §3);
    /// bulk loads gain from 50 ms and more.
    public var linger: Duration
    /// librdkafka's own limit (`message.timeout.ms`): a record not acknowledged by then comes back failed. Keep it near
    /// the deadlines given to `send`; it is not a deadline itself, reports came seconds later (PITFALLS §6).
    public var deliveryTimeout: Duration
    /// Bounds of the queue. When it is full, `send` waits within its deadline.
    public var maximumQueuedRecords: Int
    /// Kibibytes (`queue.buffering.max.kbytes`).
    public var maximumQueuedKilobytes: Int
    /// `nil` sends uncompressed.
    public var compression: String?
    /// How long a topic that was just created may still look unknown to some broker.
    public var topicPropagation: Duration

    /// Memberwise.
    public init(
        linger: Duration = .milliseconds(1),
        deliveryTimeout: Duration = .seconds(5),
        maximumQueuedRecords: Int = 100_000,
        maximumQueuedKilobytes: Int = 65_536,
        compression: String? = "lz4",
        topicPropagation: Duration = .seconds(10)
    ) {
        self.linger = linger
        self.deliveryTimeout = deliveryTimeout
        self.maximumQueuedRecords = maximumQueuedRecords
        self.maximumQueuedKilobytes = maximumQueuedKilobytes
        self.compression = compression
        self.topicPropagation = topicPropagation
    }

    var properties: [KafkaProperty] {
        var result: [KafkaProperty] = [
            .init("enable.idempotence", "true"),
            .init("acks", "all"),
            .init("partitioner", "murmur2_random"),
            .init("linger.ms", String(linger.wholeMilliseconds)),
            .init("message.timeout.ms", String(max(deliveryTimeout.wholeMilliseconds, linger.wholeMilliseconds + 1))),
            .init("queue.buffering.max.messages", String(maximumQueuedRecords)),
            .init("queue.buffering.max.kbytes", String(maximumQueuedKilobytes)),
            .init("topic.metadata.propagation.max.ms", String(topicPropagation.wholeMilliseconds)),
        ]
        if let compression { result.append(.init("compression.codec", compression, isOptional: true)) }
        return result
    }
}
