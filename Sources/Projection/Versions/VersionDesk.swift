public import Postgres

/// What operators do to versions beside rebuilding them.
public enum VersionDesk {
    /// The versions of one projection, newest first; of all when no name is given.
    public static func list(_ projection: String?, on connection: PostgresConnection) async throws
        -> [ProjectionVersion]
    {
        try await connection.query(LoadVersions(projection: projection))
    }

    /// Drops a version that is not live and that nobody fills, with its tables.
    public static func drop(_ projection: String, version: Int, on connection: PostgresConnection) async throws {
        try await connection.transaction { transaction in
            try await VersionBuilder.lock(projection, in: transaction)
            let versions = try await transaction.query(LoadVersions(projection: projection))
            guard let dropped = versions.first(where: { $0.version == version }) else {
                throw RebuildFailure.noSuchVersion(projection: projection, version: version)
            }
            guard dropped.state != .live else {
                throw RebuildFailure.isLive(projection: projection, version: version)
            }
            if dropped.state == .building || dropped.state == .scratch {
                let rows = try await transaction.query(
                    "select pg_try_advisory_xact_lock(hashtextextended($1, 0))", [.text(Rebuild.lock(of: projection))])
                guard try rows.first?.bool(0) == true else { throw RebuildFailure.busy(projection) }
            }
            try await VersionBuilder.drop(dropped, in: transaction)
        }
    }

    /// Lets the live version stand still, or go on. Projectors notice with their next batch.
    public static func pause(_ projection: String, _ isPaused: Bool, on connection: PostgresConnection) async throws {
        let projected: [PostgresValue] = [.text(projection)]
        let rows = try await connection.transaction { transaction in
            // Else the order would meet a switch half way, and find no live version.
            try await VersionBuilder.lock(projection, in: transaction)
            let rows = try await transaction.query(
                """
                update projection.version set is_paused = $2 where projection = $1 and state = 'live' returning version
                """, [.text(projection), .bool(isPaused)])
            // Whoever writes now is refused and looks why.
            _ = try await transaction.query(
                """
                update projection.projection_offset o set epoch = o.epoch + 1
                  from projection.version v
                 where v.projection = $1 and v.state = 'live' and o.projection = v.projection and o.version = v.version
                """, projected)
            return rows
        }
        guard !rows.isEmpty else { throw RebuildFailure.noSuchVersion(projection: projection, version: nil) }
    }
}
