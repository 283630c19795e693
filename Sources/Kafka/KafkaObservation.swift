/// Everything worth observing in this module; a service turns the cases into metrics and decides what to log.
public enum KafkaObservation: Sendable, Equatable {
    /// Delivery reports of `count` records that are in the log.
    case delivered(count: Int)
    /// One record came back with an error; `persisted` is `false` when it is surely not in the log.
    case deliveryFailed(KafkaError.Code, possiblyPersisted: Bool)
    /// Calls whose own deadline passed before the report.
    case deadlinePassed(calls: Int)
    /// Records handed to librdkafka and not yet reported.
    case producerQueue(records: Int)
    /// A caller waits for room in the queue.
    case waitingForRoom
    /// A fatal error replaced the producer.
    case producerRebuilt(KafkaError.Code)
    case assigned([TopicPartition])
    /// Partitions left; `late` when the application did not answer in time.
    case revoked([TopicPartition], lost: Bool, late: Bool)
    case batch(records: Int)
    /// Records thrown away because their partition left between reading and hand-over.
    case droppedAfterRevocation(records: Int)
    case commitFailed(KafkaError.Code)
    /// Anything librdkafka reports about connections, coordinators and the like.
    case clientError(KafkaError)
    /// A close ran past its deadline and the handle was left behind.
    case abandoned
}

/// Receives facts. Called from the client's own thread: return at once, call nothing of this module.
public protocol KafkaObserver: Sendable {
    func observe(_ observation: KafkaObservation)
}

/// Observes nothing.
public struct SilentKafkaObserver: KafkaObserver {
    /// Memberwise.
    public init() {}
    /// Takes one fact.
    public func observe(_ observation: KafkaObservation) {}
}
