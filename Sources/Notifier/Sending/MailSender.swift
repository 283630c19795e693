import Applications
import Logging
import Postgres
import SMTP
import ServiceKit

/// Sends what the ledger holds, one message at a time per sender and connection.
///
/// The row says `sending` before the server hears of the message and keeps saying so until its answer is stored;
/// a sender that dies in between leaves a row that `LeaseKeeper` turns into `unknown`. The end of one message and the
/// lease of the next are one transaction: one wait for the disk a message.
struct MailSender: Sendable {
    let name: String
    let pool: PostgresPool
    let client: SMTPClient
    let composer: MailComposer
    let leaseSeconds: Int
    let wake: WakeUp
    let logger: Logger
    let metrics: NotifierMetrics

    private struct Attempt: Sendable {
        let message: LeasedMessage
        let settlement: Settlement
    }

    func run() async throws {
        var finished: Attempt?
        while !Task.isCancelled {
            let leased: LeasedMessage?
            do {
                leased = try await exchange(finished, leasing: true)
            } catch let error as PostgresError {
                // Kept until it can be stored: forgetting the end of an attempt would leave an `unknown`.
                logger.warning("ledger away", metadata: [LogKeys.cause: "\(error)"])
                try? await ContinuousClock().sleep(for: .seconds(1))
                continue
            }
            finished = nil
            if let leased {
                // From here the attempt is finished whatever happens to this task: a drain lets it end (G12).
                finished = await Task { await attempt(leased) }.value
            } else {
                await wake.wait(atMost: .seconds(1))
            }
        }
        if let finished { try await Task { _ = try await exchange(finished, leasing: false) }.value }
    }

    /// Stores the end of the last attempt and, unless the sender is stopping, takes the next message.
    private func exchange(_ finished: Attempt?, leasing: Bool) async throws -> LeasedMessage? {
        var steps: [PipelineStep] = []
        if let finished {
            steps.append(
                PipelineStep(
                    SettleMessage(
                        dedupeKey: finished.message.dedupeKey, sender: name, attempt: finished.message.attempt,
                        state: finished.settlement.state.rawValue, reply: finished.settlement.reply,
                        retryAfterSeconds: finished.settlement.retryAfterSeconds)))
        }
        if leasing {
            steps.append(PipelineStep(LeaseMessage(sender: name, leaseSeconds: leaseSeconds)))
        }
        let transaction = steps
        let results = try await pool.withConnection { try await $0.pipeline(transaction) }
        return leasing ? try results.last?.rows(of: LeaseMessage.self).first : nil
    }

    private func attempt(_ message: LeasedMessage) async -> Attempt {
        let settlement: Settlement
        if let mail = composer.mail(for: message) {
            settlement = Settlement(await client.send(mail), attempt: message.attempt)
        } else {
            settlement = Settlement(
                .refused(code: 0, permanent: true, reply: "no mail can be made of this row"), attempt: message.attempt)
        }
        metrics.settled(template: message.template, state: settlement.state.rawValue)
        if settlement.state != .sent {
            logger.warning(
                "message not sent",
                metadata: [
                    LogKeys.messageID: "\(message.messageID)", LogKeys.outcome: "\(settlement.state.rawValue)",
                    LogKeys.attempt: "\(message.attempt)", LogKeys.cause: "\(settlement.reply)",
                ])
        }
        return Attempt(message: message, settlement: settlement)
    }
}
