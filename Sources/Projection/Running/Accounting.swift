internal import Logging
internal import Postgres

/// Tells what a version accounts for: when this instance was given partitions, and again and again. Each instance tells
/// of all partitions, so whoever is asked says the same.
struct Accounting: Sendable {
    let target: ProjectionTarget
    let pool: PostgresPool
    let claims: AsyncStream<Void>
    var interval = Duration.seconds(15)
    let logger: Logger
    let observe: ProjectionObserver

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in claims { try await tell() } }
            group.addTask {
                while true {
                    try await ContinuousClock().sleep(for: interval)
                    try await tell()
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func tell() async throws {
        do {
            observe(.accounted(try await pool.withConnection { try await $0.query(LoadAccounts(target: target)) }))
        } catch let error as PostgresError {
            logger.warning("looking at the accounts", metadata: ["cause": "\(error)"])
        }
    }
}
