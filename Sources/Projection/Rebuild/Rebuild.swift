internal import Applications
public import EventLog
public import Kafka
public import Logging
public import Postgres

/// Fills a new version of a read model beside the live one, brings it level and switches readers over. Killed at any
/// moment and run again, it goes on where it was.
public struct Rebuild: Sendable {
    let model: ProjectedModel
    let files: ReadModelFiles
    let database: PostgresConfiguration
    let loading: PostgresConfiguration
    let kafka: KafkaConfiguration
    let codec: EventCodec
    let lanes: Int
    let logger: Logger
    let observe: RebuildObserver

    /// - Parameters:
    ///   - model: what to rebuild.
    ///   - database: where; opens a connection for each lane, and three more.
    ///   - kafka: the log.
    ///   - codec: opens records.
    ///   - lanes: partitions loaded at a time.
    ///   - logger: for events worth an operator's eye.
    ///   - observer: receives progress.
    /// - Throws: `RebuildFailure.notVersioned`.
    public init(
        model: ProjectedModel, database: PostgresConfiguration, kafka: KafkaConfiguration, codec: EventCodec,
        lanes: Int = 3, logger: Logger, observer: @escaping RebuildObserver
    ) throws(RebuildFailure) {
        guard let files = model.files else { throw .notVersioned(model.name) }
        self.model = model
        self.files = files
        var database = database
        // Indexes take their time; a comparison holds one snapshot for as long as it reads.
        database.statementTimeout = nil
        database.idleInTransactionTimeout = nil
        self.database = database
        // The same holds for a version that is being built; the switch itself waits.
        var loading = database
        loading.waitsForDisk = false
        self.loading = loading
        self.kafka = kafka
        self.codec = codec
        self.lanes = lanes
        self.logger = logger
        observe = observer
    }

    /// Runs to the switch.
    public func run() async throws {
        let clusterID = try await clusterID()
        let version = try await withLock { connection in
            let (version, isResumed) = try await VersionBuilder(files).begin(on: connection)
            let left = isResumed ? try await recordsBehind(version, on: connection) : nil
            observe(.began(version: version.version, leftBehind: left))
            if !version.isLoaded {
                try await load(into: version.target(announces: false), upTo: nil, clusterID: clusterID)
            }
            return version
        }
        // A load takes long, and an outage meanwhile would have cost the lock: it is taken anew for what follows.
        try await withLock { connection in
            let version = try await stillBuilding(version, on: connection)
            if !version.isLoaded { try await index(version, on: connection) }
            try await CatchUp(rebuild: self, target: version.target(announces: false), clusterID: clusterID)
                .run(version, on: connection)
        }
    }

    /// Whoever had the lock meanwhile may have dropped the version, or made it live.
    private func stillBuilding(
        _ version: ProjectionVersion, on connection: PostgresConnection
    ) async throws -> ProjectionVersion {
        let versions = try await connection.query(LoadVersions(projection: model.name))
        guard let found = versions.first(where: { $0.version == version.version && $0.state == .building }) else {
            throw RebuildFailure.overtaken(projection: model.name, version: version.version)
        }
        return found
    }

    /// Records that an earlier run wrote into the version.
    private func recordsBehind(_ version: ProjectionVersion, on connection: PostgresConnection) async throws -> Int {
        let rows = try await connection.query(
            """
            select coalesce(sum(next_offset), 0)::bigint from projection.projection_offset
             where projection = $1 and version = $2
            """, [.text(version.projection), .int4(Int32(version.version))])
        return Int(try rows.first?.int8(0) ?? 0)
    }

    /// Keys, indexes and statistics, after the load.
    func index(_ version: ProjectionVersion, on connection: PostgresConnection) async throws {
        observe(.indexing)
        let builder = VersionBuilder(files)
        let tables = (model.states == nil ? [] : [Standing.table]) + files.definition.tables
        try await connection.transaction { transaction in
            try await builder.index(version, in: transaction)
            for table in tables {
                let name = TableStatements(schema: version.schema).name(of: table)
                try await transaction.execute(script: "analyze \(name)")
            }
            _ = try await transaction.query(
                "update projection.version set is_loaded = true where projection = $1 and version = $2",
                [.text(version.projection), .int4(Int32(version.version))])
        }
    }

    /// One at a time for each projection, by a lock that ends with the connection.
    func withLock<Value>(_ body: (PostgresConnection) async throws -> Value) async throws -> Value {
        try await PostgresConnection.with(database, logger: logger) { connection in
            let rows = try await connection.query(
                "select pg_try_advisory_lock(hashtextextended($1, 0))", [.text(Self.lock(of: model.name))])
            guard try rows.first?.bool(0) == true else { throw RebuildFailure.busy(model.name) }
            return try await body(connection)
        }
    }

    /// Name of the advisory lock that whoever fills a version holds.
    static func lock(of projection: String) -> String { "rebuild of " + projection }

    func clusterID() async throws -> String {
        do throws(KafkaError) {
            return try await KafkaAdmin(configuration: kafka, logger: logger).clusterID(within: .seconds(10))
        } catch {
            throw ProjectionFailure(error)
        }
    }

    var readerSettings: ConsumerSettings {
        // Each partition that is loaded has a reader of its own, so little is read ahead.
        ConsumerSettings(maximumBatch: 2_000, maximumWait: .milliseconds(50), maximumPrefetchKilobytes: 4_096)
    }
}
