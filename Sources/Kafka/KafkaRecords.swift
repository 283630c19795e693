/// One record header. A header may have no value; that is not the same as an empty one.
public struct KafkaHeader: Sendable, Equatable {
    /// Name; need not be unique in a record.
    public let key: String
    /// Bytes, or `nil` for none.
    public let value: [UInt8]?

    /// Memberwise.
    public init(key: String, value: [UInt8]?) {
        self.key = key
        self.value = value
    }
}

/// A record on its way to the log.
public struct ProducerRecord: Sendable, Equatable {
    /// Topic name.
    public var topic: String
    /// Decides the partition (`murmur2_random`, as Java clients do). Records with no key are spread.
    public var key: [UInt8]?
    /// `nil` is a tombstone.
    public var value: [UInt8]?
    /// At most 128.
    public var headers: [KafkaHeader]
    /// Where the record goes whatever its key; `nil` leaves it to the key. For logs that are moved, not written.
    public var partition: Int32?
    /// Milliseconds since 1970 UTC; `nil` is the time of sending.
    public var timestamp: Int64?

    /// Memberwise.
    public init(
        topic: String,
        key: [UInt8]?,
        value: [UInt8]?,
        headers: [KafkaHeader] = [],
        partition: Int32? = nil,
        timestamp: Int64? = nil
    ) {
        self.topic = topic
        self.key = key
        self.value = value
        self.headers = headers
        self.partition = partition
        self.timestamp = timestamp
    }
}

/// One partition of one topic.
public struct TopicPartition: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Topic name.
    public let topic: String
    /// Number of the partition, from 0.
    public let partition: Int32

    /// Memberwise.
    public init(topic: String, partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    /// For logs.
    public var description: String { "\(topic)[\(partition)]" }

    /// By topic, then by number.
    public static func < (left: Self, right: Self) -> Bool {
        (left.topic, left.partition) < (right.topic, right.partition)
    }
}

/// Where a record lies in the log.
public struct RecordPosition: Hashable, Sendable {
    /// Topic name.
    public let topic: String
    /// Number of the partition, from 0.
    public let partition: Int32
    /// Place in the partition, from 0, ascending, with gaps allowed.
    public let offset: Int64

    /// Memberwise.
    public init(topic: String, partition: Int32, offset: Int64) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }
}

/// A record read from the log. Bytes are copied out of librdkafka, so it may be kept.
public struct ConsumedRecord: Sendable, Equatable {
    /// Topic name.
    public let topic: String
    /// Number of the partition, from 0.
    public let partition: Int32
    /// Place in the partition, from 0, ascending, with gaps allowed.
    public let offset: Int64
    /// Milliseconds since 1970 UTC, as the broker keeps it (`CreateTime` or `LogAppendTime` of the topic).
    public let timestamp: Int64?
    /// Name; need not be unique in a record.
    public let key: [UInt8]?
    /// `nil` is a tombstone.
    public let value: [UInt8]?
    /// In the order they were sent.
    public let headers: RecordHeaders

    /// Memberwise.
    public init(
        topic: String,
        partition: Int32,
        offset: Int64,
        timestamp: Int64?,
        key: [UInt8]?,
        value: [UInt8]?,
        headers: RecordHeaders
    ) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
        self.timestamp = timestamp
        self.key = key
        self.value = value
        self.headers = headers
    }

    /// The partition the record lies in.
    public var topicPartition: TopicPartition { TopicPartition(topic: topic, partition: partition) }
}

/// What one pull brought: records in log order per partition, and the ends reached.
public struct ConsumerBatch: Sendable, Equatable {
    /// In log order per partition.
    public let records: [ConsumedRecord]
    /// Partitions whose end was reached after these records, with the offset the next record will have.
    public let ends: [TopicPartition: Int64]

    /// Memberwise.
    public init(records: [ConsumedRecord], ends: [TopicPartition: Int64]) {
        self.records = records
        self.ends = ends
    }
}
