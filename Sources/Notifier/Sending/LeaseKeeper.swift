import Logging
import Postgres
import ServiceKit

/// Looks for messages whose sender died, and counts the ledger for the metrics.
struct LeaseKeeper: Sendable {
    let pool: PostgresPool
    let interval: Duration
    let logger: Logger
    let metrics: NotifierMetrics

    func run() async {
        while !Task.isCancelled {
            do {
                let lost = try await pool.withConnection { try await $0.query(DeclareUnknown()) }
                for key in lost {
                    logger.error(
                        "delivery unknown: the sender stopped before the mail server answered",
                        metadata: [LogKeys.messageKey: "\(key)"])
                }
                let counts = try await pool.withConnection { try await $0.query(CountMessages()) }
                metrics.ledger(counts.map { ($0.state, $0.count) })
            } catch {
                logger.warning("ledger away", metadata: [LogKeys.cause: "\(error)"])
            }
            do { try await ContinuousClock().sleep(for: interval) } catch { return }
        }
    }
}
