import Postgres
import Projections
import TestDatabase
import Testing

@testable import Intake

struct KnownKeysTests {
    static let rows =
        StatusRows.application(
            "00000000-0000-0000-0000-000000000001", reference: "A", idempotencyKey: "01", data: "0a")
        + StatusRows.application(
            "00000000-0000-0000-0000-000000000002", reference: "B", idempotencyKey: "01", data: "0b")

    @Test func `all data that a key came with is told, and nothing of an unknown key`() async throws {
        try await MigratedDatabase.with(Self.rows, readModels: [.applicantStatus]) { database in
            let keys = KnownKeys(pool: database.pool, deadline: .seconds(10))
            async let many = withTaskGroup(of: Set<[UInt8]>.self) { group in
                for _ in 0..<50 { group.addTask { await keys.data(of: [1]) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(await keys.data(of: [2]).isEmpty)
            #expect(await many == Array(repeating: [[10], [11]], count: 50))
        }
    }

    @Test func `without PostgreSQL every key is unknown, and nobody waits for it twice`() async throws {
        let pool = PostgresPool(
            configuration: try PostgresConfiguration(url: "postgresql://nobody@127.0.0.1:1/none"),
            maximumConnections: 1, logger: MigratedDatabase.logger)
        let keys = KnownKeys(pool: pool, deadline: .milliseconds(50), silence: .seconds(3600))
        #expect(await keys.data(of: [1]).isEmpty)
        #expect(keys.isSilent)
        #expect(await keys.data(of: [1]).isEmpty)
        await pool.close()
    }
}
