public import Logging

/// Reads given partitions, in no group, from given positions to given ends, or to the end each has when it is reached;
/// then it is done. For rebuilds, verification and archives.
///
/// Ends come from the fetches themselves, never from ListOffsets (wrong on some brokers, MEASURED §0). Nothing is read
/// ahead beyond the prefetch limit of the settings while the body works.
public struct PartitionReading: Sendable {
    private var configuration: KafkaConfiguration
    private let starts: [TopicPartition: StartPosition]
    private let ends: [TopicPartition: Int64]
    private let settings: ConsumerSettings
    private let patience: Duration
    private let logger: Logger
    private let observer: any KafkaObserver

    /// - Parameters:
    ///   - from: The next record to read, per partition.
    ///   - to: Ends, exclusive. A partition left out is read to its end.
    ///   - patience: Silence of the brokers this long is an error.
    public init(
        configuration: KafkaConfiguration,
        from: [TopicPartition: Int64],
        to ends: [TopicPartition: Int64]? = nil,
        settings: ConsumerSettings = ConsumerSettings(),
        patience: Duration = .seconds(30),
        logger: Logger,
        observer: any KafkaObserver = SilentKafkaObserver()
    ) {
        self.init(
            configuration: configuration, starts: from.mapValues { .offset($0) }, to: ends, settings: settings,
            patience: patience, logger: logger, observer: observer)
    }

    /// The same from any position, `.beginning` above all: the first offset of a partition need not be 0.
    public init(
        configuration: KafkaConfiguration,
        starts: [TopicPartition: StartPosition],
        to ends: [TopicPartition: Int64]? = nil,
        settings: ConsumerSettings = ConsumerSettings(),
        patience: Duration = .seconds(30),
        logger: Logger,
        observer: any KafkaObserver = SilentKafkaObserver()
    ) {
        self.configuration = configuration
        // An end is told by a fetch that found nothing; librdkafka lets it wait 500 ms for something.
        self.configuration.properties.merge(["fetch.wait.max.ms": "100"]) { given, _ in given }
        self.starts = starts
        self.ends = ends ?? [:]
        self.settings = settings
        self.patience = patience
        self.logger = logger
        self.observer = observer
    }

    /// Gives every batch to `body`, in order, one at a time; `ends` of a batch names the partitions that are done with
    /// it. Returns the next offset of each partition.
    ///
    /// Throws `offsetOutOfRange` for a start or an end that lies beyond the log, `timedOut` after silence, what `body`
    /// throws, and `CancellationError`.
    @discardableResult
    public func forEachBatch(
        _ body: (ConsumerBatch) async throws -> Void
    ) async throws -> [TopicPartition: Int64] {
        var range = try ReadingRange(from: starts, to: ends)
        guard !range.isDone else { return range.reached }
        let consumer = try KafkaConsumer(
            configuration: configuration, assigning: range.remaining, settings: settings, logger: logger,
            observer: observer)
        let result: Result<Void, any Error>
        do {
            result = .success(try await read(&range, with: consumer, body))
        } catch {
            result = .failure(error)
        }
        await consumer.close(within: .seconds(5))
        try result.get()
        return range.reached
    }

    /// Where partitions end now: exactly, unlike ListOffsets, for the end is told by a fetch there.
    public static func ends(
        of partitions: some Sequence<TopicPartition>,
        configuration: KafkaConfiguration,
        patience: Duration = .seconds(30),
        logger: Logger
    ) async throws -> [TopicPartition: Int64] {
        let starts = Dictionary(partitions.map { ($0, StartPosition.end) }, uniquingKeysWith: { first, _ in first })
        return try await PartitionReading(
            configuration: configuration, starts: starts, patience: patience, logger: logger
        ).forEachBatch { _ in }
    }

    private func read(
        _ range: inout ReadingRange, with consumer: KafkaConsumer, _ body: (ConsumerBatch) async throws -> Void
    ) async throws {
        let mailbox = consumer.batches.mailbox
        let watch = SilenceWatch(patience: patience)
        let watching = Task { await watch.run { mailbox.cancelDemand() } }
        defer { watching.cancel() }
        var batches = consumer.batches.makeAsyncIterator()
        while !range.isDone {
            watch.begin()
            let pulled = try await batches.next()
            let isSilent = watch.end()
            try Task.checkCancellation()
            guard let pulled else {
                if isSilent { throw range.silence(after: patience) }
                if mailbox.isClosing { throw KafkaError.wasClosed }
                // The watch ended the wait before this one a moment too late.
                continue
            }
            let (batch, done) = range.take(pulled)
            if !batch.isEmpty { try await body(batch) }
            // What lies beyond need not be fetched.
            if !done.isEmpty, !range.isDone { try await consumer.pause(done) }
        }
    }
}

extension ConsumerBatch {
    fileprivate var isEmpty: Bool { records.isEmpty && ends.isEmpty }
}
