import Applications
import EventLog
import JSON
import Postgres
import Projection

/// The notifier's view of the log: who is to be told what. Writes ledger rows in the transaction that moves the
/// offset, so that an event read twice, a restart or a replay never makes a second message (G8).
struct NotificationModel: ReadModel {
    let name = "notifier"
    let benefits: [BenefitCode]
    /// Events older than this when they are read become `suppressed` rows: a first start on an old log tells nobody
    /// about things long past.
    let maximumAge: Duration
    let mailDomain: String
    let now: @Sendable () -> Instant

    func steps(for batch: FoldedBatch, in target: ProjectionTarget) -> [PipelineStep] {
        var steps: [PipelineStep] = []
        let recipients = batch.accepted.compactMap(Recipient.init)
        if !recipients.isEmpty {
            steps.append(PipelineStep(SaveRecipients(recipients: recipients)))
        }
        let messages = batch.accepted.compactMap(message)
        if !messages.isEmpty {
            steps.append(PipelineStep(EnqueueMessages(messages: messages)))
        }
        return steps
    }

    private func message(_ accepted: FoldedBatch.Accepted) -> QueuedMessage? {
        guard let template = MessageTemplate(for: accepted.event.body) else { return nil }
        let age = now().milliseconds - accepted.event.metadata.time.milliseconds
        return QueuedMessage(
            application: accepted.state.id, version: accepted.state.version, template: template,
            facts: MessageFacts(accepted.event, state: accepted.state), mailDomain: mailDomain,
            isTooOld: age > maximumAge.components.seconds * 1000)
    }
}
