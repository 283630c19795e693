import Logging
import Synchronization

/// What the callbacks of one client reach through its opaque pointer. It outlives `rd_kafka_destroy`: the thread that
/// destroys the client holds it until then.
final class RDKafkaContext: Sendable {
    /// Set by a consumer; called on the thread that polls or closes it, nowhere else.
    struct Callbacks: Sendable {
        var rebalance: (@Sendable (RDKafkaRebalance) -> Void)?
        var fatal: (@Sendable (KafkaError) -> Void)?
    }

    let logger: Logger
    let observer: any KafkaObserver
    let destroyed = Promise<Bool>()
    private let callbacks = Mutex(Callbacks())

    init(logger: Logger, observer: any KafkaObserver) {
        self.logger = logger
        self.observer = observer
    }

    func install(_ callbacks: Callbacks) { self.callbacks.withLock { $0 = callbacks } }

    /// The callback runs outside the lock: it may take seconds.
    func rebalance(_ change: RDKafkaRebalance) { callbacks.withLock { $0.rebalance }?(change) }

    func error(_ error: KafkaError) {
        observer.observe(.clientError(error))
        logger.debug("Kafka client error", [.code: error.name, .reason: error.message])
        if error.isFatal { callbacks.withLock { $0.fatal }?(error) }
    }

    func log(level: Int32, facility: String, text: String) {
        // syslog levels: 0 emergency … 4 warning, 5 notice, 6 info, 7 debug. A library stops at info.
        if level <= 4 {
            logger.info("librdkafka", [.facility: facility, .reason: text])
        } else {
            logger.debug("librdkafka", [.facility: facility, .reason: text])
        }
    }
}

/// What the group coordinator asks of a member. The list is the one to hand back to assign or unassign.
struct RDKafkaRebalance: Sendable {
    enum Kind: Sendable { case assign, revoke, failed(KafkaError) }

    let kind: Kind
    let partitions: [TopicPartition]
}
