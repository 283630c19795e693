internal import EventLog
internal import Kafka
internal import Logging
internal import Postgres

/// Follows the log with a loaded version until it is where the live one is, and switches readers over.
struct CatchUp: Sendable {
    /// How long the live version is held still at most while the last records are folded.
    private static let standstill = Duration.seconds(5)
    private static let attempts = 20

    let rebuild: Rebuild
    let target: ProjectionTarget
    let clusterID: String

    func run(_ version: ProjectionVersion, on connection: PostgresConnection) async throws {
        let pool = PostgresPool(
            configuration: rebuild.database, maximumConnections: rebuild.lanes + 1, acquireTimeout: .seconds(30),
            logger: rebuild.logger)
        let result: Result<Void, any Error>
        do {
            result = .success(try await follow(version, on: connection, pool))
        } catch {
            result = .failure(error)
        }
        await pool.close()
        try result.get()
    }

    private func follow(_ version: ProjectionVersion, on connection: PostgresConnection, _ pool: PostgresPool)
        async throws
    {
        let lanes = Lanes(
            (0..<rebuild.lanes).map { _ in
                ProjectionLane(
                    model: rebuild.model, target: target, pool: pool, codec: rebuild.codec, owner: "rebuild",
                    clusterID: clusterID, rememberedStates: 20_000, logger: rebuild.logger, observer: { _ in })
            }, maximumBatch: ConsumerSettings().maximumBatch)
        let starts = try await lanes.assigned(try await rebuild.partitions())
        let consumer: KafkaConsumer
        do throws(KafkaError) {
            consumer = try KafkaConsumer(
                configuration: rebuild.kafka, assigning: starts, settings: ConsumerSettings(), logger: rebuild.logger)
        } catch {
            throw ProjectionFailure(error)
        }
        let replaced = try await liveVersion(on: connection)
        let result: Result<Void, any Error>
        do {
            result = .success(try await followAndSwitch(consumer, lanes, to: version, on: connection, pool))
        } catch {
            // The switch fences these lanes too, on purpose; what else ended them does not matter after it.
            let isLive = (try? await liveVersion(on: connection)) == version.version
            result = isLive ? .success(()) : .failure(error)
        }
        await consumer.close(within: .seconds(5))
        try result.get()
        rebuild.observe(.switched(from: replaced, to: version.version))
    }

    private func followAndSwitch(
        _ consumer: KafkaConsumer, _ lanes: Lanes, to version: ProjectionVersion, on connection: PostgresConnection,
        _ pool: PostgresPool
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await lanes.follow(consumer, read: { _ in }, committed: { _ in }) }
            group.addTask { try await switchOver(to: version, on: connection, pool) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func liveVersion(on connection: PostgresConnection) async throws -> Int? {
        try await connection.query(LoadVersions(projection: target.projection)).first { $0.state == .live }?.version
    }

    private func switchOver(
        to version: ProjectionVersion, on connection: PostgresConnection, _ pool: PostgresPool
    ) async throws {
        var backoff = Backoff()
        var last = RebuildFailure.cannotCatchUp(target.projection)
        for _ in 0..<Self.attempts {
            if try await isNear(within: .seconds(60), pool) {
                do {
                    return try await attempt(version, on: connection, pool)
                } catch is StillBehind {
                    last = .cannotCatchUp(target.projection)
                } catch let error as PostgresError where ["55P03", "40P01"].contains(error.sqlState) {
                    last = .viewsInUse(target.projection)
                }
                try await ContinuousClock().sleep(for: backoff.next())
            }
        }
        throw last
    }

    private struct StillBehind: Error {}

    /// In one transaction: the live version stands still, this one folds what is missing, and takes its place.
    private func attempt(
        _ version: ProjectionVersion, on connection: PostgresConnection, _ pool: PostgresPool
    ) async throws {
        let (target, files) = (target, rebuild.files)
        try await connection.transaction { transaction in
            try await VersionBuilder.lock(target.projection, in: transaction)
            let live = try await transaction.query(LockLive(projection: target.projection)).first
            if let live {
                _ = try await transaction.query(LockOffsets(projection: target.projection, version: live))
                guard try await isLevel(within: Self.standstill, pool) else { throw StillBehind() }
            }
            let key: [PostgresValue] = [.text(target.projection), .int4(Int32(target.version))]
            _ = try await transaction.query(
                """
                update projection.version set state = 'retired', retired_at = now()
                 where projection = $1 and state = 'live' and version <> $2
                """, key)
            _ = try await transaction.query(
                """
                update projection.version set state = 'live', live_since = now(),
                       is_paused = exists (select from projection.version r
                                            where r.projection = $1 and r.state = 'retired' and r.is_paused
                                              and r.retired_at = now())
                 where projection = $1 and version = $2
                """, key)
            // The rebuild's own lanes and the old version's projectors are refused from here on.
            _ = try await transaction.query(
                "update projection.projection_offset set epoch = epoch + 1 where projection = $1",
                [.text(target.projection)])
            // Readers that come while an older one holds a view queue up behind this: not for long.
            try await transaction.execute(script: "set local lock_timeout = '500ms'")
            try await VersionBuilder(files).publish(version, in: transaction)
            _ = try await transaction.query(
                "select pg_notify($1, $2)", [.text(files.definition.schema), .text(#"{"applications":"many"}"#)])
        }
    }

    private func isLevel(within limit: Duration, _ pool: PostgresPool) async throws -> Bool {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            if try await behind(pool) == 0 { return true }
            try await ContinuousClock().sleep(for: .milliseconds(5))
        }
        return false
    }

    /// Whether it came near enough for the rest to be folded while the live version stands still.
    private func isNear(within limit: Duration, _ pool: PostgresPool) async throws -> Bool {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            let behind = try await behind(pool)
            rebuild.observe(.followingLive(behind: behind))
            if behind < 1_000 { return true }
            try await ContinuousClock().sleep(for: .milliseconds(100))
        }
        return false
    }

    /// Records that the live version has folded and this one has not.
    private func behind(_ pool: PostgresPool) async throws -> Int64 {
        let statement = RecordsBehind(target: target)
        return try await pool.withConnection { try await $0.query(statement) }.first ?? 0
    }
}

private struct LockLive: PostgresStatement {
    let projection: String

    static let sql = "select version from projection.version where projection = $1 and state = 'live' for update"

    var parameters: [PostgresValue] { [.text(projection)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Int { try row.int(0) }
}

/// Holds the live version's projectors: their compare-and-set waits for these rows.
private struct LockOffsets: PostgresStatement {
    let projection: String
    let version: Int

    static let sql = """
        select next_offset from projection.projection_offset
         where projection = $1 and version = $2 order by topic, partition for update
        """

    var parameters: [PostgresValue] { [.text(projection), .int4(Int32(version))] }
}

private struct RecordsBehind: PostgresStatement {
    let target: ProjectionTarget

    static let sql = """
        select coalesce(sum(greatest(live.next_offset - coalesce(mine.next_offset, 0), 0)), 0)::bigint
          from projection.projection_offset live
          join projection.version v
            on v.projection = live.projection and v.version = live.version and v.state = 'live'
          left join projection.projection_offset mine
            on mine.projection = live.projection and mine.version = $2
               and mine.topic = live.topic and mine.partition = live.partition
         where live.projection = $1
        """

    var parameters: [PostgresValue] { [.text(target.projection), .int4(Int32(target.version))] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Int64 { try row.int8(0) }
}
