public import Applications
public import Kafka
internal import Postgres
public import Projection

/// Every record of the log, verbatim and chained: readable or not, accepted or not, tombstones too. What time travel
/// reads, and what shows afterwards that nothing was changed.
public struct EventArchiveModel: RecordReadModel {
    /// See `RecordReadModel`.
    public let definition = ReadModelDefinition(
        name: "event-archive", edition: 1, folders: ["event-archive"], tables: [EventArchiveModel.record])

    /// See `RecordReadModel`.
    public let benefits: [BenefitCode]

    /// - Parameter benefits: benefits whose topics are archived.
    public init(benefits: [BenefitCode]) {
        self.benefits = benefits
    }

    /// Remembers the partition's last link in `memo`.
    public func write(_ record: ConsumedRecord, memo: inout [UInt8]?, to changes: inout RowChanges) {
        let attributes = RecordAttributes(record)
        let headers = HeaderFrames.encode(record.headers)
        let link = ArchiveChain.link(
            after: memo ?? ArchiveChain.beginning(of: record.topicPartition), record: record, headers: headers)
        memo = link
        changes.append(
            [
                .text(record.topic), .int4(record.partition), .int8(record.offset), .optionalInt8(record.timestamp),
                .optionalBytea(record.key), .optionalBytea(record.value), .bytea(headers),
                .optionalUUID(attributes.application?.postgres), .optionalUUID(attributes.eventID?.postgres),
                .optionalText(attributes.eventType),
                .optionalTimestamptz(attributes.time.map { $0.milliseconds * 1000 }), .bytea(link),
            ],
            to: Self.record)
    }

    static let record = TableDefinition(
        "record",
        [
            .init("topic", .text), .init("partition", .int4), .init("record_offset", .int8),
            .init("timestamp_ms", .int8), .init("key", .bytea), .init("value", .bytea), .init("headers", .bytea),
            .init("application_id", .uuid), .init("event_id", .uuid), .init("event_type", .text),
            .init("occurred_at", .timestamptz), .init("chain", .bytea),
        ])
}
