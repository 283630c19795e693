public import Kafka
public import Logging

/// Brings an archived log into a cluster that does not have it: the same records in the same partitions at the same
/// offsets, or an error.
public struct LogRestoration {
    private let directory: ArchiveDirectory
    private let configuration: KafkaConfiguration
    private let logger: Logger

    /// Restores from this directory into this cluster.
    public init(from directory: ArchiveDirectory, configuration: KafkaConfiguration, logger: Logger) {
        self.directory = directory
        self.configuration = configuration
        self.logger = logger
    }

    /// What a restore did.
    public struct Report: Sendable, Equatable {
        /// The cluster restored into.
        public let clusterID: String
        /// Records that were there already and were found equal.
        public let found: Int64
        /// Records produced by this run.
        public let produced: Int64
    }

    /// - Parameters:
    ///   - topics: what to create, one for each archived topic.
    ///   - resuming: go on after what an interrupted restore produced; else the topics have to be empty.
    public func run(
        creating topics: [TopicSpecification], resuming: Bool, progress: ArchiveProgress.Observer = { _ in }
    ) async throws -> Report {
        let manifest = try directory.requiredManifest()
        let problems = try ArchiveVerification(of: directory).run(progress: progress)
        guard problems.isEmpty else { throw LogArchiveError.damaged(problems) }
        for (partition, archived) in manifest.partitions.sorted(by: { $0.key < $1.key }) where !archived.isDense {
            throw LogArchiveError.offsetsNotDense(
                partition, first: archived.firstOffset, next: archived.nextOffset, records: archived.records)
        }
        let admin = try KafkaAdmin(configuration: configuration, logger: logger)
        let clusterID = try await admin.clusterID(within: .seconds(30))
        _ = try await admin.createTopics(topics, within: .seconds(60))
        for topic in try await admin.describe(topics: manifest.topics.keys.sorted(), within: .seconds(30)) {
            let archived = manifest.topics[topic.name] ?? 0
            guard topic.partitions.count == archived else {
                throw LogArchiveError.partitionCount(
                    topic: topic.name, archived: archived, found: topic.partitions.count)
            }
        }
        let cursors = manifest.cursors(in: directory)
        let found = try await comparePresent(manifest, cursors, resuming: resuming, progress)
        let produced = try await produce(manifest, cursors, total: manifest.records - found, progress)
        try await readBack(manifest, progress)
        return Report(clusterID: clusterID, found: found, produced: produced)
    }

    /// How many records are there; the cursors are left behind them.
    private func comparePresent(
        _ manifest: ArchiveManifest, _ cursors: ArchiveCursors, resuming: Bool, _ progress: ArchiveProgress.Observer
    ) async throws -> Int64 {
        var comparison = LogComparison(manifest, cursors)
        var last: [TopicPartition: Int64] = [:]
        let starts = manifest.partitions.mapValues { _ in StartPosition.beginning }
        let reached = try await PartitionReading(configuration: configuration, starts: starts, logger: logger)
            .forEachBatch { batch in
                if !resuming, let first = batch.records.first {
                    throw LogArchiveError.notEmpty(first.topicPartition)
                }
                try comparison.take(batch.records)
                for record in batch.records { last[record.topicPartition] = record.offset }
                progress(ArchiveProgress(step: .compare, records: comparison.compared, total: manifest.records))
            }
        for (partition, next) in reached.sorted(by: { $0.key < $1.key }) {
            let expected = (last[partition] ?? -1) + 1
            guard next == expected else {
                throw LogArchiveError.usedBefore(partition, next: next, expected: expected)
            }
        }
        return comparison.compared
    }

    private func produce(
        _ manifest: ArchiveManifest, _ cursors: ArchiveCursors, total: Int64, _ progress: ArchiveProgress.Observer
    ) async throws -> Int64 {
        guard total > 0 else { return 0 }
        let production = try LogProduction(configuration, logger: logger)
        let result: Result<Int64, any Error>
        do {
            result = .success(try await production.run(cursors, total: total, progress))
        } catch {
            result = .failure(error)
        }
        await production.close()
        return try result.get()
    }

    private func readBack(_ manifest: ArchiveManifest, _ progress: ArchiveProgress.Observer) async throws {
        var comparison = LogComparison(manifest, manifest.cursors(in: directory))
        let reading = PartitionReading(
            configuration: configuration, from: manifest.partitions.mapValues { _ in 0 }, logger: logger)
        let reached = try await reading.forEachBatch { batch in
            try comparison.take(batch.records)
            progress(ArchiveProgress(step: .readBack, records: comparison.compared, total: manifest.records))
        }
        for (partition, archived) in manifest.partitions.sorted(by: { $0.key < $1.key }) {
            let end = reached[partition] ?? 0
            guard end >= archived.nextOffset else {
                throw LogArchiveError.logTooShort(partition, end: end, archived: archived.nextOffset)
            }
        }
    }
}
