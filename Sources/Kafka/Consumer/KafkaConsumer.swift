public import Logging

/// A member of a consumer group, or a reader of fixed partitions, whose positions the application keeps.
///
/// Kafka's own offsets are never read unless asked for (`StartPosition.committed`) and only written by `commit`, for
/// lag tools. Rebalances happen while a batch is asked for: an application that stops asking stops polling, and after
/// `maximumPollInterval` its partitions go to another member.
///
/// Close it: a consumer dropped without `close` leaves its group in the background.
public final class KafkaConsumer: Sendable {
    private let mailbox: ConsumerMailbox
    private let context: RDKafkaContext
    private let observer: any KafkaObserver

    /// Joins `group` and subscribes to `topics`; partitions come through `handler`.
    public convenience init(
        configuration: KafkaConfiguration,
        group: String,
        topics: [String],
        settings: ConsumerSettings = ConsumerSettings(),
        handler: any AssignmentHandler,
        logger: Logger,
        observer: any KafkaObserver = SilentKafkaObserver()
    ) throws(KafkaError) {
        let context = RDKafkaContext(logger: logger, observer: observer)
        let consumer = try RDKafkaConsumer(configuration, settings.properties(group: group), context: context)
        try consumer.subscribe(to: topics)
        self.init(consumer, settings, handler, context, starts: [:])
    }

    /// Reads the given partitions, in no group. For tools: no rebalance, no commit.
    public convenience init(
        configuration: KafkaConfiguration,
        assigning partitions: [TopicPartition: StartPosition],
        settings: ConsumerSettings = ConsumerSettings(),
        logger: Logger,
        observer: any KafkaObserver = SilentKafkaObserver()
    ) throws(KafkaError) {
        let context = RDKafkaContext(logger: logger, observer: observer)
        // librdkafka wants a group name even here; nothing is ever stored under it.
        let consumer = try RDKafkaConsumer(
            configuration, settings.properties(group: "\(configuration.clientID).reader"), context: context)
        if let error = consumer.assign(partitions.map { ($0.key, $0.value.rawOffset) }, incrementally: false) {
            throw error
        }
        self.init(consumer, settings, nil, context, starts: partitions)
    }

    private init(
        _ consumer: RDKafkaConsumer, _ settings: ConsumerSettings, _ handler: (any AssignmentHandler)?,
        _ context: RDKafkaContext, starts: [TopicPartition: StartPosition]
    ) {
        let mailbox = ConsumerMailbox(waking: consumer.wakingQueue)
        self.mailbox = mailbox
        self.context = context
        observer = context.observer
        let parts = ConsumerParts(
            consumer: consumer, mailbox: mailbox, settings: settings, handler: handler, logger: context.logger,
            observer: context.observer, starts: starts)
        OwnedThread.start(name: "kafka-consumer") { ConsumerThread(parts).run() }
    }

    deinit { mailbox.close() }

    /// See `ConsumerBatches`: one iterator.
    public var batches: ConsumerBatches { ConsumerBatches(mailbox: mailbox) }

    /// Tells Kafka the next offsets to read, for lag tools. Sent off, not awaited; failures go to the observer.
    /// Offsets of partitions this member does not hold are left out.
    public func commit(_ next: [TopicPartition: Int64]) async { _ = mailbox.post(.commit(next)) }

    /// The end of each partition held, as of the last batch: lag is this minus the application's own position.
    public func highWatermarks() -> [TopicPartition: Int64] { mailbox.watermarks }

    /// Stops fetching these partitions and drops what was prefetched of them. Go on asking for batches meanwhile.
    public func pause(_ partitions: [TopicPartition]) async throws(KafkaError) {
        try await perform { .pause(partitions, $0) }
    }

    /// Fetches paused partitions again.
    public func resume(_ partitions: [TopicPartition]) async throws(KafkaError) {
        try await perform { .resume(partitions, $0) }
    }

    /// Moves within partitions held; what was gathered of them is dropped.
    public func seek(
        _ positions: [TopicPartition: StartPosition], within limit: Duration = .seconds(5)
    ) async throws(KafkaError) {
        try await perform { .seek(positions, timeout: limit.wholeMilliseconds, $0) }
    }

    /// Ends the sequence, lets the handler revoke, leaves the group and destroys the handle. When that takes
    /// longer than the limit the handle is left behind on its thread (`false`): some libraries hang here. End the
    /// process then.
    @discardableResult
    public func close(within limit: Duration) async -> Bool {
        let deadline = ContinuousClock.now.advanced(by: limit)
        mailbox.close()
        guard await mailbox.ended.value(within: limit) != nil else {
            observer.observe(.abandoned)
            return false
        }
        let rest = max(.milliseconds(50), ContinuousClock.now.duration(to: deadline))
        let isDestroyed = await context.destroyed.value(within: rest) != nil
        if !isDestroyed { observer.observe(.abandoned) }
        return isDestroyed
    }

    private func perform(
        _ command: (Promise<KafkaError?>) -> ConsumerMailbox.Command
    ) async throws(KafkaError) {
        let done = Promise<KafkaError?>()
        guard mailbox.post(command(done)) else { throw .wasClosed }
        // The thread answers every command, if only by refusing it at its end.
        guard let error = await done.value(within: .seconds(60)) else { throw KafkaError(raw: -185) }
        if let error { throw error }
    }
}
