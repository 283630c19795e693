import Synchronization

extension KafkaProducer {
    /// Gives the records to librdkafka in order, waiting for room where the queue is full. Returns those not taken.
    func handOver(
        _ batch: [ProducerRecord], of call: DeliveryCall, deadline: ContinuousClock.Instant,
        unknownTopics: [String: KafkaError]
    ) async -> [(index: Int, failure: SendFailure)] {
        var refused: [(index: Int, failure: SendFailure)] = []
        var index = 0
        while index < batch.count {
            if let error = unknownTopics[batch[index].topic] {
                refused.append((index, .notPersisted(error)))
                index += 1
                continue
            }
            switch offer(batch[index], word: call.word(index: index), call: call) {
            case .taken: index += 1
            case .refused(let failure):
                refused.append((index, failure))
                index += 1
            case .full(let failure):
                guard ContinuousClock.now < deadline, await waitForRoom() else {
                    refused.append((index, failure))
                    index += 1
                    continue
                }
            }
        }
        return refused
    }

    private enum Offer {
        case taken
        case refused(SendFailure)
        /// Try again when there is room; the failure if there is none in time.
        case full(SendFailure)
    }

    private func offer(_ record: ProducerRecord, word: UInt, call: DeliveryCall) -> Offer {
        let (producer, topic, partitions, isCurrent, failure) = core.state.withLock {
            (
                $0.producer, $0.topics[record.topic], $0.partitionCounts[record.topic] ?? 0,
                $0.deliveries.epoch(of: call) == $0.epoch, $0.lastFailure
            )
        }
        guard isCurrent else {
            // A fatal error came between two records of this call; what follows would overtake what was lost.
            return .refused(.notPersisted(failure ?? KafkaError(raw: KafkaError.Code.fatal.rawValue, isFatal: true)))
        }
        guard let producer, let topic else {
            let cause = failure ?? .wasClosed
            return core.state.withLock { $0.isOpen } ? .full(.notPersisted(cause)) : .refused(.closed)
        }
        if let partition = record.partition, !(0..<partitions).contains(Int(partition)) {
            // Before 2.12 handing it over would free the headers twice (#4627).
            let unknown = KafkaError(raw: KafkaError.Code.localUnknownPartition.rawValue)
            return .refused(.notPersisted(unknown.located(at: "\(record.topic)[\(partition)]")))
        }
        let code = producer.produce(record, to: topic, word: word)
        switch KafkaError.Code(rawValue: code) {
        case KafkaError.Code(rawValue: 0): return .taken
        case .queueFull: return .full(.queueFull)
        case .fatal:
            core.suspectFatal(producer)
            return .refused(.notPersisted(KafkaError(raw: code, isFatal: true)))
        default: return .refused(.notPersisted(KafkaError(raw: code).located(at: record.topic)))
        }
    }

    /// Suspends until the thread saw room, or one slice passed. False when the producer closes.
    private func waitForRoom() async -> Bool {
        core.observer.observe(.waitingForRoom)
        await withCheckedContinuation { (waiter: ProducerState.RoomWaiter) in
            let isWaiting = core.state.withLock { state in
                guard state.isOpen else { return false }
                state.waitingForRoom.append(waiter)
                return true
            }
            if !isWaiting { waiter.resume() }
        }
        return core.state.withLock { $0.isOpen }
    }

    /// Topics of the batch that do not exist, or could not be asked about, each with why.
    func failures(
        ofTopics batch: [ProducerRecord], deadline: ContinuousClock.Instant
    ) async -> [String: KafkaError] {
        let unknown = core.state.withLock { state in
            batch.reduce(into: Set<String>()) { if state.topics[$1.topic] == nil { $0.insert($1.topic) } }
        }
        var failures: [String: KafkaError] = [:]
        for topic in unknown { failures[topic] = await lookUp(topic, deadline: deadline) }
        return failures
    }

    /// Asks for a topic's metadata once, however many callers want it, and keeps its handle: afterwards librdkafka
    /// knows its partitions, so no record is ever handed over for a topic that does not exist.
    func lookUp(_ name: String, deadline: ContinuousClock.Instant) async -> KafkaError? {
        enum Step {
            case known
            case refused(KafkaError)
            case wait(Promise<KafkaError?>)
            case ask(Promise<KafkaError?>, RDKafkaProducer)
        }
        let step = core.state.withLock { state -> Step in
            if state.topics[name] != nil { return .known }
            if let running = state.lookups[name] { return .wait(running) }
            guard state.isOpen, let producer = state.producer else {
                return .refused(state.isOpen ? state.lastFailure ?? .wasClosed : .wasClosed)
            }
            let promise = Promise<KafkaError?>()
            state.lookups[name] = promise
            return .ask(promise, producer)
        }
        let limit = max(.milliseconds(1), ContinuousClock.now.duration(to: deadline))
        let late = KafkaError(raw: KafkaError.Code.timedOut.rawValue).located(at: name)
        switch step {
        case .known: return nil
        case .refused(let error): return error
        case .wait(let promise): return await promise.value(within: limit) ?? late
        case .ask(let promise, let producer):
            OwnedThread.start(name: "kafka-topic") { [core] in
                promise.fulfil(core.ask(producer, about: name, timeout: limit.wholeMilliseconds))
            }
            return await promise.value(within: limit) ?? late
        }
    }
}

extension ProducerCore {
    /// Blocks. Books the topic when it exists.
    fileprivate func ask(_ producer: RDKafkaProducer, about name: String, timeout: Int32) -> KafkaError? {
        let result = Result { () throws(KafkaError) -> (RDKafkaTopic, Int) in
            let topic = try RDKafkaTopic(name, of: producer.client)
            let found = try producer.client.metadata(of: topic, timeout: timeout).get()
            return (topic, found.first?.partitions.count ?? 0)
        }
        return state.withLock { state in
            state.lookups[name] = nil
            switch result {
            case .success(let (topic, partitions)):
                state.partitionCounts[name] = partitions
                // A producer replaced meanwhile gets its own handle on the next call.
                if state.producer === producer { state.topics[name] = topic }
                return nil
            case .failure(let error): return error
            }
        }
    }
}

extension RecordOutcome {
    /// What the caller of `send` is told.
    func result(topic: String) -> Result<RecordPosition, SendFailure> {
        switch self {
        case .pending: .failure(.unknown(nil))
        case .refused(let failure): .failure(failure)
        case .failed(let code, possiblyPersisted: true): .failure(.unknown(KafkaError(raw: code)))
        case .failed(let code, possiblyPersisted: false): .failure(.notPersisted(KafkaError(raw: code)))
        case .delivered(_, let offset) where offset < 0:
            .failure(
                .unknown(
                    KafkaError(
                        code: .offsetUnknown, name: "KAFKA_OFFSET_UNKNOWN",
                        message: "the record is in the log, its offset was not reported")))
        case .delivered(let partition, let offset):
            .success(RecordPosition(topic: topic, partition: partition, offset: offset))
        }
    }
}
