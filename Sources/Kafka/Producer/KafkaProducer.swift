public import Logging
import Synchronization

/// An idempotent producer whose sends are awaited one by one or as a batch.
///
/// Each call has its own deadline, apart from librdkafka's timeouts. A full queue makes the caller wait (within that
/// deadline). Cancelling the task does not take a record back: the call still ends with its report or deadline.
/// Close it before the process ends; a producer dropped without `close` gives its records 1 s.
///
/// Misuse: sending to topics that do not exist. They are never created on the way (`notPersisted`, `unknownTopic`).
public final class KafkaProducer: Sendable {
    let core: ProducerCore

    /// Makes the client and its thread; connects in the background.
    public init(
        configuration: KafkaConfiguration,
        settings: ProducerSettings = ProducerSettings(),
        logger: Logger,
        observer: any KafkaObserver = SilentKafkaObserver()
    ) throws(KafkaError) {
        let core = try ProducerCore(
            configuration: configuration, settings: settings, logger: logger, observer: observer)
        self.core = core
        OwnedThread.start(name: "kafka-producer") { ProducerThread(core: core).run() }
    }

    deinit { startClosing(within: .seconds(1)) }

    /// Sends one record and waits until it is in the log of every in-sync replica.
    public func send(
        _ record: ProducerRecord, within deadline: Duration
    ) async throws(SendFailure) -> RecordPosition {
        guard let result = await send(batch: [record], within: deadline).first else { throw .closed }
        return try result.get()
    }

    /// Sends records in order and waits for all of them; one result each, in the same order.
    public func send(
        batch: [ProducerRecord], within limit: Duration
    ) async -> [Result<RecordPosition, SendFailure>] {
        guard batch.count <= DeliveryWord.maximumBatch else {
            let head = await send(batch: Array(batch.prefix(DeliveryWord.maximumBatch)), within: limit)
            return head + (await send(batch: Array(batch.dropFirst(DeliveryWord.maximumBatch)), within: limit))
        }
        guard !batch.isEmpty else { return [] }
        let deadline = ContinuousClock.now.advanced(by: limit)
        let unknownTopics = await failures(ofTopics: batch, deadline: deadline)
        let opened = core.state.withLock { state in
            state.isOpen ? state.deliveries.open(count: batch.count, deadline: deadline, epoch: state.epoch) : nil
        }
        guard let call = opened else { return batch.map { _ in .failure(.closed) } }
        let refused = await handOver(batch, of: call, deadline: deadline, unknownTopics: unknownTopics)
        let outcomes = await withCheckedContinuation { (waiter: ProducerState.Waiter) in
            let answer = core.state.withLock { state in
                state.deliveries.seal(
                    call, refused: refused, waiter: waiter, now: .now, epoch: state.epoch)
            }
            if let answer { answer.waiter.resume(returning: answer.outcomes) }
        }
        return zip(batch, outcomes).map { $1.result(topic: $0.topic) }
    }

    /// Fetches metadata of these topics, so the first send does not wait for it. Report ready only after this.
    public func warmUp(topics: [String], within limit: Duration) async throws(KafkaError) {
        let deadline = ContinuousClock.now.advanced(by: limit)
        for topic in topics {
            if let error = await lookUp(topic, deadline: deadline) { throw error }
        }
    }

    /// Whether a broker answers a metadata request in time.
    public func isReachable(within limit: Duration) async -> Bool {
        guard let producer = core.state.withLock({ $0.producer }) else { return false }
        let answer = Promise<Bool>()
        OwnedThread.start(name: "kafka-reach") {
            let result = producer.client.metadata(of: nil, timeout: max(1, limit.wholeMilliseconds))
            answer.fulfil((try? result.get()) != nil)
        }
        return await answer.value(within: limit) ?? false
    }

    /// Refuses new records, waits for the ones in flight, then purges, collects the last reports, answers every caller
    /// and destroys the handle. Returns within the limit, plus scheduling.
    @discardableResult
    public func close(within limit: Duration) async -> DrainReport {
        let deadline = ContinuousClock.now.advanced(by: limit)
        startClosing(within: limit)
        guard var report = await core.finished.value(within: limit + .milliseconds(250)) else {
            core.observer.observe(.abandoned)
            return core.state.withLock { $0.drain }
        }
        report.isDestroyed = true
        for context in core.living {
            let rest = max(.milliseconds(50), ContinuousClock.now.duration(to: deadline))
            if await context.destroyed.value(within: rest) == nil { report.isDestroyed = false }
        }
        if !report.isDestroyed { core.observer.observe(.abandoned) }
        return report
    }

    /// A fifth of the time, at most half a second, is kept for the purge.
    private func startClosing(within limit: Duration) {
        let now = ContinuousClock.now
        let reserve = min(.milliseconds(500), limit / 5)
        let (producer, waiters) = core.state.withLock { state -> (RDKafkaProducer?, [ProducerState.RoomWaiter]) in
            guard state.isOpen else { return (nil, []) }
            state.phase = .closing(
                drainBy: now.advanced(by: limit - reserve), endBy: now.advanced(by: limit))
            return (state.producer, state.takeRoomWaiters(.max))
        }
        for waiter in waiters { waiter.resume() }
        producer?.wake()
    }
}
