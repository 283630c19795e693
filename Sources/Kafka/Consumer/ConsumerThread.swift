import Logging

/// The owner of a consumer handle: every librdkafka call is made on this thread, so seek, pause, rebalance and batch
/// reading never run side by side.
///
/// It polls only while the application asks for a batch. A stuck application therefore stops polling and loses its
/// assignment after `max.poll.interval.ms`, as it should; a merely slow one keeps it, for heartbeats are librdkafka's.
final class ConsumerThread {
    /// A poll lasts at most this long before commands are looked at, should a wake-up be missed.
    private static let slice: Int32 = 100

    let consumer: RDKafkaConsumer
    let mailbox: ConsumerMailbox
    let settings: ConsumerSettings
    let handler: (any AssignmentHandler)?
    let logger: Logger
    let observer: any KafkaObserver
    var builder: BatchBuilder
    var assigned: Set<TopicPartition> = []
    var starts = UnconfirmedStarts()
    /// Why the sequence ends. Told once, to the demand in progress or the next.
    var failure: KafkaError?
    private var wasEverAssigned = false
    private let isSubscribed: Bool

    init(_ parts: ConsumerParts) {
        consumer = parts.consumer
        mailbox = parts.mailbox
        settings = parts.settings
        handler = parts.handler
        logger = parts.logger
        observer = parts.observer
        assigned = Set(parts.starts.keys)
        starts.begin(parts.starts.map { ($0.key, $0.value.rawOffset) }, now: .now)
        isSubscribed = parts.handler != nil
        builder = BatchBuilder(maximumBatch: settings.maximumBatch, maximumWait: settings.maximumWait)
    }

    func run() {
        // Proof that nothing outlives `self`: callbacks run on this thread, inside poll and close, before `run` ends.
        let me = Confined(self)
        consumer.client.context.install(
            .init(
                rebalance: { me.thread.rebalance($0) },
                fatal: { me.thread.failure = me.thread.failure ?? $0 }))
        while !mailbox.isClosing, failure == nil {
            for command in mailbox.takeCommands() { perform(command) }
            if mailbox.hasDemand { read() } else { mailbox.rest(milliseconds: 1_000) }
        }
        leave()
        consumer.client.context.install(.init())
    }

    /// One step towards a batch.
    private func read() {
        let patience = builder.patience(.now).map(\.wholeMilliseconds)
        if patience != 0 {
            if let event = consumer.poll(timeout: min(patience ?? Self.slice, Self.slice)) {
                accept(event)
                consumer.readAvailable(builder.room) { accept($0) }
            } else {
                checkStarts()
            }
        }
        guard failure == nil, mailbox.hasDemand, let batch = builder.takeIfReady(.now) else { return }
        publishWatermarks()
        observer.observe(.batch(records: batch.records.count))
        // Taken again: a cancelled demand must not swallow a batch.
        if let demand = mailbox.takeDemand() {
            demand.resume(returning: .success(batch))
        } else {
            restore(batch)
        }
    }

    private func restore(_ batch: ConsumerBatch) {
        for record in batch.records { builder.append(record, now: .now) }
        for (partition, next) in batch.ends { builder.end(partition, next: next, now: .now) }
    }

    private func accept(_ event: RDKafkaConsumer.Event) {
        switch event {
        case .record(let record):
            // A record of a partition that left while this batch was read belongs to its next owner.
            guard assigned.contains(record.topicPartition) else {
                return observer.observe(.droppedAfterRevocation(records: 1))
            }
            starts.confirm(record.topicPartition)
            builder.append(record, now: .now)
        case .end(let partition, let next):
            starts.confirm(partition)
            if assigned.contains(partition) { builder.end(partition, next: next, now: .now) }
        case .failure(let error):
            observer.observe(.clientError(error))
            if error.code.endsConsumption || error.isFatal {
                failure = failure ?? error
            } else {
                logger.debug("Kafka consumer error", [.code: error.name, .reason: error.message])
            }
        }
    }

    func perform(_ command: ConsumerMailbox.Command) {
        switch command {
        case .commit(let next):
            let mine = next.filter { assigned.contains($0.key) }
            if !mine.isEmpty, let error = consumer.commit(mine) { observer.observe(.commitFailed(error.code)) }
        case .pause(let partitions, let done): done.fulfil(consumer.pause(partitions))
        case .resume(let partitions, let done): done.fulfil(consumer.resume(partitions))
        case .seek(let positions, let timeout, let done):
            _ = builder.drop(Set(positions.keys))
            starts.begin(positions.map { ($0.key, $0.value.rawOffset) }, now: .now)
            done.fulfil(consumer.seek(positions, timeout: timeout))
        }
    }

    /// Ends the sequence when a start lies beyond the end: beyond the last fetch *and* beyond what the leader says now,
    /// for either may be out of date alone.
    private func checkStarts() {
        for (partition, offset) in starts.takeSuspects(.now) {
            guard let fetched = consumer.highWatermark(partition), fetched < offset,
                let asked = consumer.queryEnd(partition, timeout: 1_000), asked < offset
            else { continue }
            let found = KafkaError(raw: KafkaError.Code.offsetOutOfRange.rawValue)
            failure = failure ?? found.located(at: "\(partition)@\(offset), the log ends at \(fetched)")
        }
    }

    private func publishWatermarks() {
        var result: [TopicPartition: Int64] = [:]
        for partition in assigned { result[partition] = consumer.highWatermark(partition) }
        mailbox.publish(result)
    }

    /// Leaves the group and lets go of the handle. A close that hangs hangs here, on a thread nobody waits for longer
    /// than the deadline given to `KafkaConsumer.close`.
    private func leave() {
        if let failure {
            logger.info("Kafka consumer stops", [.code: failure.name, .reason: failure.message])
        }
        mailbox.endDemands(failure)
        for command in mailbox.takeCommands() { perform(command) }
        mailbox.releaseQueue()
        consumer.releaseQueue()
        // Before 2.6 closing a member that never had partitions crashes or hangs; the session timeout ends it instead.
        if wasEverAssigned || !isSubscribed || KafkaLibrary.closesUnassignedSafely { consumer.close() }
        for command in mailbox.end() { command.refuse() }
        mailbox.ended.fulfil(true)
    }

    func noteAssignment() { wasEverAssigned = true }
}

/// Carries the thread's object into callbacks that the C library makes on the same thread.
///
/// `@unchecked Sendable`: only dereferenced on the owner thread.
private struct Confined: @unchecked Sendable {
    let thread: ConsumerThread
    init(_ thread: ConsumerThread) { self.thread = thread }
}

/// What a consumer's thread is made of; built by the initialiser, consumed by the thread.
struct ConsumerParts: Sendable {
    let consumer: RDKafkaConsumer
    let mailbox: ConsumerMailbox
    let settings: ConsumerSettings
    let handler: (any AssignmentHandler)?
    let logger: Logger
    let observer: any KafkaObserver
    /// Of a reader with no group; a member's come with its assignments.
    let starts: [TopicPartition: StartPosition]
}

extension ConsumerMailbox.Command {
    func refuse() {
        switch self {
        case .commit: break
        case .pause(_, let done), .resume(_, let done), .seek(_, _, let done): done.fulfil(.wasClosed)
        }
    }
}
