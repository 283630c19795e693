public import Kafka
public import Logging

/// Copies a log into an archive, from where the archive ends to where the log ends now.
///
/// A segment is in the manifest only when it is on disk; the next run goes on after the manifest's last record. Before
/// that it looks whether the log still holds that record: an archive never goes on with another log.
public struct ArchiveWriting {
    /// Uncompressed size at which a segment is full.
    public static let segmentBytes = 64 << 20

    private let directory: ArchiveDirectory
    private let configuration: KafkaConfiguration
    private let segmentBytes: Int
    private let logger: Logger

    /// - Parameter segmentBytes: smaller for tests only.
    public init(
        into directory: ArchiveDirectory, configuration: KafkaConfiguration,
        segmentBytes: Int = ArchiveWriting.segmentBytes, logger: Logger
    ) {
        self.directory = directory
        self.configuration = configuration
        self.segmentBytes = segmentBytes
        self.logger = logger
    }

    /// Archives these topics; the manifest as it is then.
    public func run(topics: [String], progress: @escaping ArchiveProgress.Observer = { _ in }) async throws
        -> ArchiveManifest
    {
        let lock = try directory.lock()
        defer { lock.release() }
        let admin = try KafkaAdmin(configuration: configuration, logger: logger)
        let clusterID = try await admin.clusterID(within: .seconds(30))
        var manifest = try directory.manifest() ?? ArchiveManifest(clusterID: clusterID)
        guard manifest.clusterID == clusterID else {
            throw LogArchiveError.otherCluster(archived: manifest.clusterID, found: clusterID)
        }
        for topic in try await admin.describe(topics: topics, within: .seconds(30)) {
            try manifest.include(topic)
        }
        let partitions = manifest.partitions.keys.filter { topics.contains($0.topic) }.sorted()
        let ends = try await PartitionReading.ends(of: partitions, configuration: configuration, logger: logger)
        for partition in partitions {
            guard let end = ends[partition], let archived = manifest.partitions[partition] else { continue }
            guard archived.nextOffset <= end else {
                throw LogArchiveError.logTooShort(partition, end: end, archived: archived.nextOffset)
            }
            try directory.prepare(partition, keeping: archived.segments)
        }
        try directory.write(manifest)
        let run = ArchiveRun(directory, manifest, ends: ends, segmentBytes: segmentBytes, progress)
        let reading = PartitionReading(
            configuration: configuration, starts: run.starts, to: ends, logger: logger)
        let reached = try await reading.forEachBatch { try run.take($0) }
        return try run.finish(reached)
    }
}

extension ArchiveManifest {
    /// Adds a topic's partitions, or compares their number.
    fileprivate mutating func include(_ topic: TopicDescription) throws(LogArchiveError) {
        let archived = topics[topic.name] ?? topic.partitions.count
        guard archived == topic.partitions.count else {
            throw .partitionCount(topic: topic.name, archived: archived, found: topic.partitions.count)
        }
        topics[topic.name] = archived
        for partition in topic.partitions {
            let place = TopicPartition(topic: topic.name, partition: partition.id)
            if partitions[place] == nil { partitions[place] = ArchivedPartition(firstOffset: 0, nextOffset: 0) }
        }
    }
}
