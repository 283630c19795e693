import Postgres
import TestDatabase
import Testing

@testable import Projection

/// What claims and pauses meet when readers are switched to another version.
struct VersionSwitchTests {
    let notes = ProjectionLaneTests()

    /// Number of sessions that wait for a lock.
    func waiting(_ database: MigratedDatabase) async throws -> Int {
        try await database.count(
            "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
    }

    @Test(.timeLimit(.minutes(2)))
    func `a claim during a switch waits for it and is told that another version is live`() async throws {
        try await notes.withNotes { database in
            let lane = try notes.lane(database)
            let claim = try await PostgresConnection.with(database.configuration, logger: MigratedDatabase.logger) {
                switching in
                try await switching.transaction { transaction in
                    _ = try await transaction.query(
                        "select version from projection.version where projection = 'notes' and state = 'live' for update"
                    )
                    let claim = Task { try await lane.claim([notes.partition]) }
                    try await NoteTopic.eventually { try await waiting(database) == 1 }
                    _ = try await transaction.query(
                        "update projection.version set state = 'retired' where projection = 'notes'")
                    return claim
                }
            }
            await #expect(throws: ProjectionFailure.superseded) { try await claim.value }
            #expect(try await database.count("projection.projection_offset") == 0, "it owns nothing of the old version")
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a pause that is ordered during a switch holds for the version that is live after it`() async throws {
        try await notes.withNotes { database in
            let (name, schema) = ("notes", "notes_v2")
            let pause = try await PostgresConnection.with(database.configuration, logger: MigratedDatabase.logger) {
                switching in
                try await switching.transaction { transaction in
                    try await VersionBuilder.lock(name, in: transaction)
                    _ = try await transaction.query(
                        "select version from projection.version where projection = 'notes' and state = 'live' for update"
                    )
                    let pause = Task {
                        try await database.pool.withConnection { try await VersionDesk.pause(name, true, on: $0) }
                    }
                    try await NoteTopic.eventually {
                        try await database.count(
                            """
                            pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                             and query like '%pg_try_advisory_xact_lock%' and state_change > xact_start
                            """) > 0
                    }
                    _ = try await transaction.query(
                        "update projection.version set state = 'retired' where projection = 'notes'")
                    _ = try await transaction.query(
                        """
                        insert into projection.version (projection, version, schema_name, definition, state)
                        values ('notes', 2, $1, 'x', 'live')
                        """, [.text(schema)])
                    return pause
                }
            }
            try await pause.value
            let versions = try await database.pool.withConnection { try await VersionDesk.list(name, on: $0) }
            #expect(versions.map(\.isPaused) == [true, false])
        }
    }
}
