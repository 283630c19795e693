import Applications
import Logging
import Postgres
import SMTP
import ServiceKit

/// Sends what the ledger holds, one message at a time per sender and connection.
///
/// The row says `sending` before the server hears of the message and keeps saying so until its answer is stored;
/// a sender that dies in between leaves a row that `LeaseKeeper` turns into `unknown`.
struct MailSender: Sendable {
    let name: String
    let pool: PostgresPool
    let client: SMTPClient
    let composer: MailComposer
    let leaseSeconds: Int
    let wake: WakeUp
    let logger: Logger
    let metrics: NotifierMetrics

    func run() async throws {
        while !Task.isCancelled {
            do {
                if try await sendNext() { continue }
                await wake.wait(atMost: .seconds(1))
            } catch let error as PostgresError {
                logger.warning("ledger away", metadata: [LogKeys.cause: "\(error)"])
                try? await ContinuousClock().sleep(for: .seconds(1))
            } catch is CancellationError {
                return
            }
        }
    }

    /// Sends one message; `false` when none is due.
    private func sendNext() async throws -> Bool {
        let lease = LeaseMessage(sender: name, leaseSeconds: leaseSeconds)
        guard let message = try await pool.withConnection({ try await $0.query(lease) }).first else { return false }
        // From here the attempt is finished whatever happens to this task: a drain lets it end (G12).
        let settlement = await Task { await attempt(message) }.value
        try await settle(message, as: settlement)
        return true
    }

    private func attempt(_ message: LeasedMessage) async -> Settlement {
        guard let mail = composer.mail(for: message) else {
            return Settlement(
                .refused(code: 0, permanent: true, reply: "no template for this row"), attempt: message.attempt)
        }
        let delivery = await client.send(mail)
        let settlement = Settlement(delivery, attempt: message.attempt)
        metrics.settled(template: message.template, state: settlement.state.rawValue)
        if settlement.state != .sent {
            logger.warning(
                "message not sent",
                metadata: [
                    LogKeys.messageID: "\(message.messageID)", LogKeys.outcome: "\(settlement.state.rawValue)",
                    LogKeys.attempt: "\(message.attempt)", LogKeys.cause: "\(settlement.reply)",
                ])
        }
        return settlement
    }

    /// Stores the end of an attempt, however long the database is away: forgetting it would leave an `unknown`.
    private func settle(_ message: LeasedMessage, as settlement: Settlement) async throws {
        let statement = SettleMessage(
            dedupeKey: message.dedupeKey, sender: name, attempt: message.attempt, state: settlement.state.rawValue,
            reply: settlement.reply, retryAfterSeconds: settlement.retryAfterSeconds)
        var delay = Duration.milliseconds(100)
        while true {
            do {
                try await Task { _ = try await pool.withConnection { try await $0.execute(statement) } }.value
                return
            } catch let error as PostgresError {
                logger.warning("ledger away", metadata: [LogKeys.cause: "\(error)"])
                try await ContinuousClock().sleep(for: delay)
                delay = min(delay * 2, .seconds(5))
            }
        }
    }
}
