import Logging

/// Rebalances, on the owner thread, inside librdkafka's callback: the application is asked, then the library is told.
extension ConsumerThread {
    func rebalance(_ change: RDKafkaRebalance) {
        let isCooperative = consumer.isCooperative
        switch change.kind {
        case .assign: assign(change.partitions, incrementally: isCooperative)
        case .revoke: revoke(change.partitions, incrementally: isCooperative)
        case .failed(let error):
            observer.observe(.clientError(error))
            forget(assigned)
            note(consumer.unassign(Array(assigned), incrementally: false))
            assigned = []
        }
    }

    private func assign(_ partitions: [TopicPartition], incrementally: Bool) {
        noteAssignment()
        let answer = ask(within: settings.assignmentTimeout) { [handler] () -> Result<Starts, KafkaError> in
            guard let handler else { return .success([:]) }
            do {
                return .success(try await handler.assigned(partitions))
            } catch let error as KafkaError {
                return .failure(error)
            } catch {
                // Only the type: an error's text may hold anything.
                return .failure(.refusedAssignment("the handler threw \(type(of: error))"))
            }
        }
        switch positions(partitions, answer) {
        case .success(let positions):
            // Booked first: records may be read as soon as the call returns.
            assigned.formUnion(partitions)
            starts.begin(positions, now: .now)
            if let error = consumer.assign(positions, incrementally: incrementally) { return refuse(partitions, error) }
            logger.info("Kafka partitions assigned", [.partitions: partitions.sorted().description])
            observer.observe(.assigned(partitions))
        case .failure(let error): refuse(partitions, error)
        }
    }

    typealias Starts = [TopicPartition: StartPosition]

    private func positions(
        _ partitions: [TopicPartition], _ answer: Result<Starts, KafkaError>?
    ) -> Result<[(TopicPartition, Int64)], KafkaError> {
        guard let answer else { return .failure(.refusedAssignment("no answer in time")) }
        return answer.flatMap { starts in
            let missing = partitions.filter { starts[$0] == nil }
            guard missing.isEmpty else {
                return .failure(.refusedAssignment("no start position for \(missing.sorted())"))
            }
            return .success(partitions.compactMap { partition in starts[partition].map { (partition, $0.rawOffset) } })
        }
    }

    /// Takes none of the partitions; the loop then tells the application and leaves the group.
    private func refuse(_ partitions: [TopicPartition], _ error: KafkaError) {
        assigned.subtract(partitions)
        failure = failure ?? error
        if assigned.isEmpty { note(consumer.unassign([], incrementally: false)) }
    }

    private func revoke(_ partitions: [TopicPartition], incrementally: Bool) {
        let isLost = consumer.isAssignmentLost
        // Out of the hand-over first: nothing of these partitions reaches the application any more.
        forget(Set(partitions))
        let known = partitions.filter(assigned.contains)
        let answer: Bool? =
            known.isEmpty
            ? true
            : ask(within: settings.revocationTimeout) { [handler] in
                await handler?.revoked(known, lost: isLost)
                return true
            }
        assigned.subtract(partitions)
        note(consumer.unassign(partitions, incrementally: incrementally))
        logger.info(
            "Kafka partitions revoked", [.partitions: partitions.sorted().description, .lost: String(isLost)])
        observer.observe(.revoked(partitions, lost: isLost, late: answer == nil))
    }

    private func forget(_ partitions: Set<TopicPartition>) {
        starts.forget(partitions)
        let dropped = builder.drop(partitions)
        if dropped > 0 { observer.observe(.droppedAfterRevocation(records: dropped)) }
    }

    private func note(_ error: KafkaError?) {
        if let error { observer.observe(.clientError(error)) }
    }

    /// Blocks this thread until the application answered, serving its commands meanwhile (it may commit, for one).
    private func ask<Value: Sendable>(
        within limit: Duration, _ question: @escaping @Sendable () async -> Value
    ) -> Value? {
        let answer = Promise<Value>()
        let mailbox = mailbox
        let task = Task.detached {
            answer.fulfil(await question())
            mailbox.ring()
        }
        let deadline = ContinuousClock.now.advanced(by: limit)
        while true {
            if let value = answer.current {
                for command in mailbox.takeCommands() { perform(command) }
                return value
            }
            let rest = ContinuousClock.now.duration(to: deadline)
            guard rest > .zero else {
                task.cancel()
                return nil
            }
            mailbox.rest(milliseconds: Int(min(rest, .seconds(1)).wholeMilliseconds))
            for command in mailbox.takeCommands() { perform(command) }
        }
    }
}

extension KafkaError {
    static func refusedAssignment(_ message: String) -> KafkaError {
        KafkaError(code: .assignmentRefused, name: "KAFKA_ASSIGNMENT_REFUSED", message: message)
    }
}
