public import Postgres

/// What operators do to versions beside rebuilding them.
public enum VersionDesk {
    /// The versions of one projection, newest first; of all when no name is given.
    public static func list(_ projection: String?, on connection: PostgresConnection) async throws
        -> [ProjectionVersion]
    {
        try await connection.query(LoadVersions(projection: projection))
    }

    /// Drops a version that is not live, with its tables.
    public static func drop(_ projection: String, version: Int, on connection: PostgresConnection) async throws {
        let versions = try await connection.query(LoadVersions(projection: projection))
        guard let version = versions.first(where: { $0.version == version }) else {
            throw RebuildFailure.noSuchVersion(projection: projection, version: version)
        }
        guard version.state != .live else {
            throw RebuildFailure.isLive(projection: projection, version: version.version)
        }
        try await connection.transaction { try await VersionBuilder.drop(version, in: $0) }
    }

    /// Lets the live version stand still, or go on. Projectors notice with their next batch.
    public static func pause(_ projection: String, _ isPaused: Bool, on connection: PostgresConnection) async throws {
        let projected: [PostgresValue] = [.text(projection)]
        let rows = try await connection.transaction { transaction in
            let rows = try await transaction.query(
                """
                update projection.version set is_paused = $2 where projection = $1 and state = 'live' returning version
                """, [.text(projection), .bool(isPaused)])
            // Whoever writes now is refused and looks why.
            _ = try await transaction.query(
                "update projection.projection_offset set epoch = epoch + 1 where projection = $1", projected)
            return rows
        }
        guard !rows.isEmpty else { throw RebuildFailure.noSuchVersion(projection: projection, version: nil) }
    }
}
