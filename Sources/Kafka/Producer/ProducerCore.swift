import Logging
import Synchronization

/// What a producer and its thread share.
final class ProducerCore: Sendable {
    typealias Answer = DeliveryTable<ProducerState.Waiter>.Answer

    let configuration: KafkaConfiguration
    let settings: ProducerSettings
    let logger: Logger
    let observer: any KafkaObserver
    let state = Mutex(ProducerState())
    /// Fulfilled by the thread when every call is answered and the handle let go.
    let finished = Promise<DrainReport>()
    private let isFatalSuspected = Atomic(false)
    private let contexts = Mutex<[RDKafkaContext]>([])

    init(
        configuration: KafkaConfiguration, settings: ProducerSettings, logger: Logger, observer: any KafkaObserver
    ) throws(KafkaError) {
        self.configuration = configuration
        self.settings = settings
        self.logger = logger
        self.observer = observer
        let producer = try makeProducer()
        state.withLock { $0.producer = producer }
    }

    func makeProducer() throws(KafkaError) -> RDKafkaProducer {
        let context = RDKafkaContext(logger: logger, observer: observer)
        let producer = try RDKafkaProducer(configuration, settings, context: context)
        contexts.withLock { contexts in
            contexts.removeAll { $0.destroyed.current == true }
            contexts.append(context)
        }
        return producer
    }

    /// Handles not destroyed yet.
    var living: [RDKafkaContext] { contexts.withLock { $0 } }

    /// A caller met a fatal error before the thread did: have the thread look.
    func suspectFatal(_ producer: RDKafkaProducer) {
        isFatalSuspected.store(true, ordering: .releasing)
        producer.wake()
    }

    func takeSuspectedFatal(of producer: RDKafkaProducer) -> KafkaError? {
        guard isFatalSuspected.exchange(false, ordering: .acquiringAndReleasing) else { return nil }
        return producer.client.fatalFailure
    }

    func observe(_ reports: [DeliveryReport]) {
        guard !reports.isEmpty else { return }
        var delivered = 0
        for report in reports {
            if case .failed(let code, let possiblyPersisted) = report.outcome {
                observer.observe(
                    .deliveryFailed(KafkaError.Code(rawValue: code), possiblyPersisted: possiblyPersisted))
            } else {
                delivered += 1
            }
        }
        if delivered > 0 { observer.observe(.delivered(count: delivered)) }
        if let pending = state.withLock({ $0.producer })?.pending { observer.observe(.producerQueue(records: pending)) }
    }
}
