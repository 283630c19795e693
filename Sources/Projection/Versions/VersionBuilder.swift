public import Postgres

/// Makes the schemas, tables, indexes and views of versions. Every act is one transaction.
public struct VersionBuilder: Sendable {
    private let files: ReadModelFiles

    /// - Parameter files: the read model's SQL.
    public init(_ files: ReadModelFiles) {
        self.files = files
    }

    private var name: String { files.definition.name }

    /// Makes the first version, live from the beginning, when there is none; else brings the views up to date.
    ///
    /// - Returns: what was done, for the operator; nil when there was nothing to do.
    public func install(on connection: PostgresConnection) async throws -> String? {
        try await connection.transaction { transaction in
            try await Self.lock(name, in: transaction)
            let live = try await transaction.query(LoadVersions(projection: name)).first { $0.state == .live }
            guard let live else {
                let first = try await create(in: transaction, as: .live)
                try await index(first, in: transaction)
                try await publish(first, in: transaction)
                return "\(name): version \(first.version)"
            }
            guard live.definition == files.fingerprint else {
                return """
                    \(name): version \(live.version) was made by another release; \
                    run: wniosekctl projection rebuild \(name)
                    """
            }
            if live.views == files.views { return nil }
            try await publish(live, in: transaction)
            return "\(name): views of version \(live.version)"
        }
    }

    /// Changes of versions of one projection happen one after another.
    ///
    /// The lock is tried again and again: a statement that waits for it would end by `lock_timeout`, which is meant for
    /// tables, while a switch may hold it for longer with every right.
    static func lock(
        _ projection: String, in transaction: borrowing PostgresTransaction, patience: Duration = .seconds(300)
    ) async throws {
        let deadline = ContinuousClock.now + patience
        while true {
            let rows = try await transaction.query(
                "select pg_try_advisory_xact_lock(hashtextextended($1, 0))", [.text("versions of " + projection)])
            if try rows.first?.bool(0) == true { return }
            guard ContinuousClock.now < deadline else {
                throw PostgresError(
                    .timeout, "another command changes the versions of \(projection)",
                    hint: "wait for it, or end its session")
            }
            try await ContinuousClock().sleep(for: .milliseconds(20))
        }
    }

    /// The version that an earlier run left half built, or a new one. The caller holds the projection's rebuild lock.
    ///
    /// One that another release left is dropped, for its tables are others; so are scratches, whose verifications are
    /// no more.
    func begin(on connection: PostgresConnection) async throws -> (version: ProjectionVersion, isResumed: Bool) {
        try await connection.transaction { transaction in
            let versions = try await Self.cleared(name, in: transaction)
            let left = versions.first { $0.state == .building }
            if let left, left.definition == files.fingerprint { return (left, true) }
            if let left { try await Self.drop(left, in: transaction) }
            return (try await create(in: transaction, as: .building), false)
        }
    }

    /// A version to compare another one with. The caller holds the projection's rebuild lock, and drops it afterwards.
    func beginScratch(on connection: PostgresConnection) async throws -> ProjectionVersion {
        try await connection.transaction { transaction in
            _ = try await Self.cleared(name, in: transaction)
            return try await create(in: transaction, as: .scratch)
        }
    }

    /// The versions without those that verifications left that were ended.
    private static func cleared(
        _ projection: String, in transaction: borrowing PostgresTransaction
    ) async throws -> [ProjectionVersion] {
        try await lock(projection, in: transaction)
        let versions = try await transaction.query(LoadVersions(projection: projection))
        for scratch in versions where scratch.state == .scratch {
            try await drop(scratch, in: transaction)
        }
        return versions.filter { $0.state != .scratch }
    }

    private func create(
        in transaction: borrowing PostgresTransaction, as state: ProjectionVersion.State
    ) async throws -> ProjectionVersion {
        let stored: ProjectionVersion.State = state == .scratch ? .building : state
        let rows = try await transaction.query(
            """
            insert into projection.version (projection, version, schema_name, definition, state, is_loaded, live_since)
            select $1, n.version, $2 || case when n.version > 0 then '_v' else '_scratch' end || abs(n.version), $3, $4,
                   $4 = 'live', case when $4 = 'live' then now() end
              from projection.take_version_number($1, $5) as n (version)
            returning \(LoadVersions.columns)
            """,
            [
                .text(name), .text(files.definition.schema), .text(files.fingerprint), .text(stored.rawValue),
                .bool(state == .scratch),
            ])
        guard let row = rows.first else {
            throw PostgresError(.protocol, "a new version was not returned", hint: "see the server's log")
        }
        let version = try LoadVersions.decode(row)
        try await transaction.execute(script: "create schema \(version.schema)")
        try await run(.tables, of: version, path: version.schema, in: transaction)
        return version
    }

    /// Keys and indexes, and who may see which row.
    func index(_ version: ProjectionVersion, in transaction: borrowing PostgresTransaction) async throws {
        try await run(.indexes, of: version, path: version.schema, in: transaction)
        try await run(.access, of: version, path: version.schema, in: transaction)
    }

    /// Points the public views at a version. Readers see the old ones until the transaction commits.
    func publish(_ version: ProjectionVersion, in transaction: borrowing PostgresTransaction) async throws {
        let schema = files.definition.schema
        try await transaction.execute(script: "create schema if not exists \(schema)")
        let views = try await transaction.query(
            "select quote_ident(viewname) from pg_views where schemaname = $1 order by viewname", [.text(schema)])
        if !views.isEmpty {
            // All in one statement, for they may read each other; not CASCADE, for other people's views may read them.
            let names = try views.map { "\(schema).\(try $0.text(0))" }
            try await transaction.execute(script: "drop view \(names.joined(separator: ", "))")
        }
        let path = "\(schema), \(version.schema), projection"
        try await run(.views, of: version, path: path, in: transaction)
        try await run(.grants, of: version, path: path, in: transaction)
        _ = try await transaction.query(
            "update projection.version set views = $3 where projection = $1 and version = $2",
            [.text(version.projection), .int4(Int32(version.version)), .text(files.views)])
    }

    /// Drops a version with everything kept about it.
    static func drop(_ version: ProjectionVersion, in transaction: borrowing PostgresTransaction) async throws {
        try await transaction.execute(script: "drop schema if exists \(version.schema) cascade")
        let key: [PostgresValue] = [.text(version.projection), .int4(Int32(version.version))]
        for table in ["projection_offset", "outcome", "parked", "version"] {
            _ = try await transaction.query(
                "delete from projection.\(table) where projection = $1 and version = $2", key)
        }
    }

    private func run(
        _ stage: ReadModelFiles.Stage, of version: ProjectionVersion, path: String,
        in transaction: borrowing PostgresTransaction
    ) async throws {
        try await transaction.execute(script: "set local search_path to \(path)")
        for script in files.scripts(stage, of: version) {
            try await transaction.execute(script: script)
        }
        try await transaction.execute(script: "set local search_path to default")
    }
}
