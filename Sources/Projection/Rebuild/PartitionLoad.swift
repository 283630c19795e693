internal import Applications
internal import EventLog
internal import Kafka
internal import Logging
internal import Postgres

/// Loads one partition into a version that is being built, from where an earlier run left it.
struct PartitionLoad: Sendable {
    /// Records written in one transaction: enough for COPY to be quick, few enough for memory to stay flat.
    static let chunk = 2_000

    let model: ProjectedModel
    let target: ProjectionTarget
    let codec: EventCodec
    let kafka: KafkaConfiguration
    let clusterID: String
    let settings: ConsumerSettings
    let logger: Logger
    /// Records written, or read again.
    let progressed: @Sendable (Int) -> Void

    /// - Parameter end: where to stop; nil for the end of the partition when it is reached.
    func run(_ partition: TopicPartition, upTo end: Int64?, on connection: PostgresConnection) async throws {
        let key: [PostgresValue] = [
            .text(target.projection), .int4(Int32(target.version)), .text(partition.topic), .int4(partition.partition),
        ]
        let rows = try await connection.query(
            ClaimPartitions(target: target, partitions: [partition], owner: "rebuild", clusterID: clusterID))
        guard let claim = rows.first else { return }
        let loaded = try await connection.query(
            """
            select is_loaded from projection.projection_offset
             where projection = $1 and version = $2 and topic = $3 and partition = $4
            """, key)
        if try loaded.first?.bool(0) == true {
            progressed(Int(claim.claim.nextOffset))
            return
        }
        let parked = try await connection.query(LoadParked(target: target, partitions: [partition]))
        var lane = BulkLane(
            model: model, target: target, codec: codec, connection: connection, claim: claim, parked: parked)
        let next = claim.claim.nextOffset
        if next > 0 {
            try await read(partition, from: 0, to: next) { records in
                lane.remember(records)
                progressed(records.count)
            }
        }
        if end.map({ next < $0 }) ?? true {
            var chunk: [ConsumedRecord] = []
            try await read(partition, from: next, to: end) { records in
                chunk += records
                guard chunk.count >= Self.chunk else { return }
                try await lane.write(chunk)
                progressed(chunk.count)
                chunk.removeAll(keepingCapacity: true)
            }
            if !chunk.isEmpty {
                try await lane.write(chunk)
                progressed(chunk.count)
            }
        }
        try await lane.finish()
    }

    private func read(
        _ partition: TopicPartition, from start: Int64, to end: Int64?, _ body: ([ConsumedRecord]) async throws -> Void
    ) async throws {
        let reading = PartitionReading(
            configuration: kafka, from: [partition: start], to: end.map { [partition: $0] }, settings: settings,
            logger: logger)
        do {
            try await reading.forEachBatch { batch in
                if !batch.records.isEmpty { try await body(batch.records) }
            }
        } catch let error as KafkaError {
            throw ProjectionFailure(error)
        }
    }
}
