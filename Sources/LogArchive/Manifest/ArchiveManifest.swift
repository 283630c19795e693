public import Kafka

/// What an archive holds. Written last, so what it lists is there.
public struct ArchiveManifest: Sendable, Equatable {
    /// The cluster whose log this is.
    public var clusterID: String
    /// Number of partitions by topic.
    public var topics: [String: Int] = [:]
    /// What is kept of each partition.
    public var partitions: [TopicPartition: ArchivedPartition] = [:]

    /// An archive of nothing.
    public init(clusterID: String) { self.clusterID = clusterID }

    /// All records.
    public var records: Int64 { partitions.values.reduce(0) { $0 + $1.records } }

    /// Bytes of all files.
    public var bytes: Int64 { partitions.values.reduce(0) { $0 + $1.segments.reduce(0) { $0 + Int64($1.bytes) } } }
}

/// What an archive holds of one partition.
public struct ArchivedPartition: Sendable, Equatable {
    /// The last record, by which a log is recognised.
    public struct LastRecord: Sendable, Equatable {
        /// Its offset.
        public let offset: Int64
        /// SHA-256 of its line, hexadecimal.
        public let sha256: String
    }

    /// Offset of the first record.
    public internal(set) var firstOffset: Int64
    /// Where the archive goes on.
    public internal(set) var nextOffset: Int64
    /// Nil while there is no record.
    public internal(set) var lastRecord: LastRecord?
    /// In log order.
    public internal(set) var segments: [ArchivedSegment] = []

    /// Records of all segments.
    public var records: Int64 { segments.reduce(0) { $0 + $1.records } }
    /// Whether record *n* lies at offset *n*.
    public var isDense: Bool { firstOffset == 0 && records == nextOffset }
}

/// One file of an archive: gzip of JSON lines, one a record.
public struct ArchivedSegment: Sendable, Equatable {
    /// Path in the archive.
    public let file: String
    /// Offset of the first record.
    public let firstOffset: Int64
    /// After the last record.
    public let nextOffset: Int64
    /// How many.
    public let records: Int64
    /// Size of the file.
    public let bytes: Int
    /// Of the file, hexadecimal.
    public let sha256: String
}
