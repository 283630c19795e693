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
    let lanes: Lanes
    let log: ParkedLog
    let logger: Logger
    let observe: ProjectionObserver

    func run() async throws {
        while true {
            try await ContinuousClock().sleep(for: Self.every)
            do {
                try await releaseAll { try await log.record(at: $0) }
            } catch let error as PostgresError {
                logger.debug("looking for releases", metadata: ["cause": "\(error)"])
            } catch let error as KafkaError {
                // The request stays; the log is tried again.
                logger.warning("parked records cannot be read", metadata: ["cause": "\(error)"])
            }
        }
    }

    /// - Parameter read: the record at a position; nil when the log does not have it any more.
    func releaseAll(reading read: (RecordPosition) async throws -> ConsumedRecord?) async throws {
        let target = target
        let rows = try await pool.withConnection { connection -> [LoadParked.Row] in
            guard try await connection.query(AnyReleaseWanted(target: target)).first == true else { return [] }
            return try await connection.query(LoadReleases(target: target))
        }
        for positions in Self.byApplication(rows) {
            guard let first = positions.first,
                await lanes.lane(of: first.topicPartition).owns(first.topicPartition)
            else { continue }
            var records: [ConsumedRecord] = []
            for position in positions {
                if let record = try await read(position) { records.append(record) }
            }
            let gone = Set(positions).subtracting(records.map(RecordPosition.init))
            if gone.isEmpty {
                try await lanes.lane(of: first.topicPartition).retry(records)
            } else {
                try await refuse(positions, lacking: gone)
            }
        }
    }

    /// The rest of the application's records alone would be folded into another state than the one they were written for.
    private func refuse(_ positions: [RecordPosition], lacking gone: Set<RecordPosition>) async throws {
        let statement = RefuseRelease(target: target, positions: positions, gone: gone)
        _ = try await pool.withConnection { try await $0.query(statement) }
        for position in positions where gone.contains(position) {
            observe(.goneFromLog(position))
            logger.warning(
                "parked record is gone from the log",
                metadata: [
                    "topic": "\(position.topic)", "partition": "\(position.partition)", "offset": "\(position.offset)",
                ])
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
}
