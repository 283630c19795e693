import Logging
import Synchronization

/// The one thread that polls a producer: collects reports, answers calls, enforces deadlines, rebuilds after a fatal
/// error, drains at the end. Lives until the producer is closed, whatever happens to the handle.
struct ProducerThread: Sendable {
    /// Deadlines and waiters for room are looked at this often.
    private static let slice: Int32 = 20
    private static let idleSlice: Int32 = 100

    let core: ProducerCore

    func run() {
        var reports: [DeliveryReport] = []
        while true {
            let (phase, producer, isIdle) = core.state.withLock {
                ($0.phase, $0.producer, $0.deliveries.isEmpty && $0.waitingForRoom.isEmpty)
            }
            if case .closing(let drainBy, let endBy) = phase {
                let isDrained = isIdle && (producer?.pending ?? 0) == 0
                if isDrained || ContinuousClock.now >= drainBy { return finish(producer, endBy: endBy) }
            }
            guard let producer else {
                rebuild()
                continue
            }
            reports.removeAll(keepingCapacity: true)
            var fatal = producer.poll(timeout: isIdle ? Self.idleSlice : Self.slice, into: &reports)
            // One event is one batch of reports; take what else is there before the bookkeeping.
            while fatal == nil, !reports.isEmpty, reports.count < 10_000 {
                let before = reports.count
                fatal = producer.poll(timeout: 0, into: &reports)
                if reports.count == before { break }
            }
            fatal = fatal ?? core.takeSuspectedFatal(of: producer) ?? Self.lostIdentity(reports)
            // Whoever is told of a failure must not hand the next record to the producer that failed.
            book(reports, takingOutBecauseOf: fatal)
            if let fatal { retire(producer, because: fatal) }
        }
    }

    /// A broker that no longer knows this producer's id or epoch refuses every later record with it. librdkafka tells
    /// the application of each refusal but goes on with the same id; only a new client gets a new one.
    private static func lostIdentity(_ reports: [DeliveryReport]) -> KafkaError? {
        for case .failed(let code, _) in reports.lazy.map(\.outcome) {
            if KafkaError.Code(rawValue: code).losesProducerIdentity { return KafkaError(raw: code) }
        }
        return nil
    }

    private func book(_ reports: [DeliveryReport], takingOutBecauseOf fatal: KafkaError? = nil) {
        let now = ContinuousClock.now
        let (answers, expired, room) = core.state.withLock {
            state -> ([ProducerCore.Answer], [ProducerCore.Answer], [ProducerState.RoomWaiter]) in
            let answers = reports.compactMap { state.deliveries.report($0) }
            if !state.isOpen { state.drain.count(reports) }
            if let fatal { state.takeOut(because: fatal) }
            // Without any report one waiter tries again each slice: what was full may have become free unseen.
            return (answers, state.deliveries.expire(now), state.takeRoomWaiters(max(1, reports.count)))
        }
        core.observe(reports)
        if !expired.isEmpty { core.observer.observe(.deadlinePassed(calls: expired.count)) }
        for answer in answers { answer.waiter.resume(returning: answer.outcomes) }
        for answer in expired { answer.waiter.resume(returning: answer.outcomes) }
        for waiter in room { waiter.resume() }
    }

    /// Fails what is in flight as unknown and lets go of the producer taken out; the loop then builds a new one.
    private func retire(_ producer: RDKafkaProducer, because fatal: KafkaError) {
        let (answers, epoch) = core.state.withLock { state in
            (state.deliveries.fail(before: state.epoch), state.epoch)
        }
        for answer in answers { answer.waiter.resume(returning: answer.outcomes) }
        core.logger.info("Kafka producer replaced after a fatal error", [.code: fatal.name, .reason: fatal.message])
        core.observer.observe(.producerRebuilt(fatal.code))
        producer.purge()
        drainReports(of: producer, until: .now.advanced(by: .seconds(2)))
        core.state.withLock { $0.deliveries.forget(before: epoch) }
    }

    private func rebuild() {
        let names = core.state.withLock { Array($0.topics.keys) }
        let result = Result { () throws(KafkaError) -> (RDKafkaProducer, [String: RDKafkaTopic]) in
            let producer = try core.makeProducer()
            var topics: [String: RDKafkaTopic] = [:]
            for name in names { topics[name] = try RDKafkaTopic(name, of: producer.client) }
            return (producer, topics)
        }
        let waiters = core.state.withLock { state -> [ProducerState.RoomWaiter] in
            switch result {
            case .success(let (producer, topics)):
                state.producer = producer
                state.topics = topics
                state.lastFailure = nil
            case .failure(let error): state.lastFailure = error
            }
            return state.takeRoomWaiters(.max)
        }
        for waiter in waiters { waiter.resume() }
        // Without a client there is nothing to block on.
        if case .failure = result { OwnedThread.rest(milliseconds: 200) }
    }

    /// Purges, collects the last reports, answers who is left, lets go of the handle and waits for its destruction.
    private func finish(_ producer: RDKafkaProducer?, endBy: ContinuousClock.Instant) {
        if let producer, producer.pending > 0 {
            producer.purge()
            drainReports(of: producer, until: endBy)
        }
        let (answers, waiters) = core.state.withLock {
            state -> ([ProducerCore.Answer], [ProducerState.RoomWaiter]) in
            state.phase = .closed
            state.producer = nil
            state.topics = [:]
            let answers = state.deliveries.fail()
            state.drain.abandonedCalls += answers.count
            return (answers, state.takeRoomWaiters(.max))
        }
        for answer in answers { answer.waiter.resume(returning: answer.outcomes) }
        for waiter in waiters { waiter.resume() }
        core.finished.fulfil(core.state.withLock { $0.drain })
    }

    private func drainReports(of producer: RDKafkaProducer, until deadline: ContinuousClock.Instant) {
        var reports: [DeliveryReport] = []
        repeat {
            reports.removeAll(keepingCapacity: true)
            _ = producer.poll(timeout: Self.slice, into: &reports)
            book(reports)
        } while producer.pending > 0 && ContinuousClock.now < deadline
    }
}

extension DrainReport {
    mutating func count(_ reports: [DeliveryReport]) {
        for report in reports {
            if case .delivered = report.outcome { delivered += 1 } else { failed += 1 }
        }
    }
}
