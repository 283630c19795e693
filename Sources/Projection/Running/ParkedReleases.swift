internal import Applications
internal import Kafka
internal import Logging
internal import Postgres

/// Looks for records set aside that an operator wants tried again, reads them from the log and gives them to the lane
/// that owns their partition: only the owner can put them in order with what comes next.
struct ParkedReleases: Sendable {
    private static let every = Duration.seconds(1)

    let target: ProjectionTarget
    let pool: PostgresPool
    let kafka: KafkaConfiguration
    let lanes: Lanes
    let settings: ConsumerSettings
    let logger: Logger

    func run() async throws {
        while true {
            try await ContinuousClock().sleep(for: Self.every)
            do {
                try await releaseAll()
            } catch let error as PostgresError {
                logger.debug("looking for releases", metadata: ["cause": "\(error)"])
            } catch let error as KafkaError {
                // The request stays; the log is tried again.
                logger.warning("parked records cannot be read", metadata: ["cause": "\(error)"])
            }
        }
    }

    private func releaseAll() async throws {
        let rows = try await pool.withConnection { try await $0.query(LoadReleases(target: target)) }
        for positions in Self.byApplication(rows) {
            guard let first = positions.first,
                await lanes.lane(of: first.topicPartition).owns(first.topicPartition)
            else { continue }
            try await lanes.lane(of: first.topicPartition).retry(try await read(positions))
        }
    }

    /// Each application's positions in log order; a record without application stands alone.
    static func byApplication(_ rows: [LoadParked.Row]) -> [[RecordPosition]] {
        var groups: [[RecordPosition]] = []
        var last: ApplicationID?
        for row in rows {
            if let application = row.application, application == last {
                groups[groups.count - 1].append(row.position)
            } else {
                groups.append([row.position])
            }
            last = row.application
        }
        return groups
    }

    private func read(_ positions: [RecordPosition]) async throws -> [ConsumedRecord] {
        var found: [ConsumedRecord] = []
        for position in positions {
            let partition = position.topicPartition
            let reading = PartitionReading(
                configuration: kafka, from: [partition: position.offset], to: [partition: position.offset + 1],
                settings: settings, logger: logger)
            _ = try await reading.forEachBatch { batch in found += batch.records }
        }
        return found
    }
}
