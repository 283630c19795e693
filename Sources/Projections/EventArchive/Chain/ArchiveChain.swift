internal import Applications
public import Kafka

/// What binds the records of a partition together: each link is the SHA-256 of the link before and of a whole record,
/// so a record that is changed, moved, added or taken out breaks the chain. The comment on `record.chain` says which
/// bytes are hashed.
public enum ArchiveChain {
    /// What the first record of a partition is chained to.
    public static func beginning(of partition: TopicPartition) -> [UInt8] {
        Identity.sha256(Array("pl.wniosek.event-archive.v1\n\(partition.topic)\n\(partition.partition)".utf8))
    }

    /// The link of a record behind `link`.
    public static func link(after link: [UInt8], record: ConsumedRecord) -> [UInt8] {
        self.link(after: link, record: record, headers: HeaderFrames.encode(record.headers))
    }

    static func link(after link: [UInt8], record: ConsumedRecord, headers: [UInt8]) -> [UInt8] {
        let sizes = link.count + record.topic.utf8.count + (record.key?.count ?? 0) + (record.value?.count ?? 0)
        var writer = FrameWriter(reservingCapacity: sizes + headers.count + 64)
        writer.append(fixed: link)
        writer.append(record.topic)
        writer.append(record.partition)
        writer.append(record.offset)
        if let timestamp = record.timestamp {
            writer.append(Int32(8))
            writer.append(timestamp)
        } else {
            writer.append(Int32(-1))
        }
        writer.append(record.key)
        writer.append(record.value)
        writer.append(Optional(headers))
        return Identity.sha256(writer.bytes)
    }
}
