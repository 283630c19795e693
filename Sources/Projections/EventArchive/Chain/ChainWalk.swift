public import Kafka

/// Walks the archived records of one partition in their order and says where the chain is broken first.
public struct ChainWalk: Sendable {
    /// A record as the archive holds it.
    public struct Link: Sendable, Equatable {
        /// The record itself; headers are compared in their kept form.
        public let record: ConsumedRecord
        /// Headers as kept.
        public let headers: [UInt8]
        /// The link kept with it.
        public let chain: [UInt8]

        /// - Parameter record: its headers are not looked at.
        public init(record: ConsumedRecord, headers: [UInt8], chain: [UInt8]) {
            self.record = record
            self.headers = headers
            self.chain = chain
        }
    }

    /// Why a partition's chain does not hold.
    public enum Break: Sendable, Equatable {
        /// The record at this offset is not the one that was archived, or one between `after` and it was taken out or
        /// added.
        case link(offset: Int64, after: Int64?)
        /// The rows end before the record that was archived last; `after` is the last one that is there.
        case end(after: Int64?)
        /// The link remembered from outside at this offset is another one, or its record is gone.
        case anchor(offset: Int64)
    }

    /// The partition.
    public let partition: TopicPartition
    /// The first break; walking on finds no other.
    public private(set) var found: Break?
    /// Records walked over, up to the break.
    public private(set) var records = 0
    /// The last link, up to the break.
    public private(set) var head: [UInt8]
    /// Offset of the last record walked over.
    public private(set) var lastOffset: Int64?
    private var anchors: [Int64: [UInt8]]

    /// - Parameter anchors: links remembered outside of the database, by offset.
    public init(partition: TopicPartition, anchors: [Int64: [UInt8]] = [:]) {
        self.partition = partition
        self.anchors = anchors
        head = ArchiveChain.beginning(of: partition)
    }

    /// The next row in the order of offsets.
    public mutating func walk(_ link: Link) {
        guard found == nil else { return }
        let offset = link.record.offset
        let isNext = link.record.topicPartition == partition && lastOffset.map { $0 < offset } ?? true
        guard isNext, link.chain == ArchiveChain.link(after: head, record: link.record, headers: link.headers) else {
            found = .link(offset: offset, after: lastOffset)
            return
        }
        if let anchor = anchors.removeValue(forKey: offset), anchor != link.chain {
            found = .anchor(offset: offset)
            return
        }
        records += 1
        head = link.chain
        lastOffset = offset
    }

    /// Compares the end with what the projection remembers of the partition; nil where it remembers nothing.
    public mutating func finish(remembered: [UInt8]?) {
        guard found == nil else { return }
        if head != remembered ?? ArchiveChain.beginning(of: partition) {
            found = .end(after: lastOffset)
        } else if let lost = anchors.keys.min() {
            found = .anchor(offset: lost)
        }
    }
}
