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
                return "\(name): version 1"
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
    static func lock(_ projection: String, in transaction: borrowing PostgresTransaction) async throws {
        _ = try await transaction.query(
            "select pg_advisory_xact_lock(hashtextextended($1, 0))", [.text("versions of " + projection)])
    }

    /// A version that is being built: the one that an earlier run left, or a new one.
    ///
    /// One that another release left is dropped, for its tables are others.
    func begin(on connection: PostgresConnection) async throws -> ProjectionVersion {
        let left = try await connection.query(LoadVersions(projection: name)).first { $0.state == .building }
        if let left, left.definition == files.fingerprint { return left }
        return try await connection.transaction { transaction in
            if let left { try await Self.drop(left, in: transaction) }
            return try await create(in: transaction, as: .building)
        }
    }

    private func create(
        in transaction: borrowing PostgresTransaction, as state: ProjectionVersion.State
    ) async throws -> ProjectionVersion {
        let rows = try await transaction.query(
            """
            insert into projection.version (projection, version, schema_name, definition, state, is_loaded, live_since)
            select $1, n.version, $2 || '_v' || n.version, $3, $4, $4 = 'live', case when $4 = 'live' then now() end
              from (select coalesce(max(v.version), 0) + 1 as version
                      from projection.version v where v.projection = $1) n
            returning version
            """,
            [.text(name), .text(files.definition.schema), .text(files.fingerprint), .text(state.rawValue)])
        guard let row = rows.first else {
            throw PostgresError(.protocol, "a new version was not returned", hint: "see the server's log")
        }
        let number = try row.int(0)
        let version = ProjectionVersion(
            projection: name, version: number, schema: "\(files.definition.schema)_v\(number)",
            definition: files.fingerprint, views: nil, state: state, isLoaded: state == .live, isPaused: false,
            createdAt: 0)
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
