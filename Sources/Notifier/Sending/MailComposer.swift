import Applications
import Benefits
import SMTP

/// Turns a ledger row into a mail: same row, same bytes but for the date.
struct MailComposer: Sendable {
    let from: String
    let office: Office
    let benefitNames: [String: String]
    let now: @Sendable () -> Instant

    func mail(for message: LeasedMessage) -> MailMessage? {
        guard let template = MessageTemplate(rawValue: message.template),
            let facts = MessageFacts(decoding: message.facts)
        else { return nil }
        let text = MessageText(
            template, facts: facts, benefitName: benefitNames[facts.benefit] ?? facts.benefit, office: office)
        let body = MessageBody(text: text, office: office)
        return try? MailMessage(
            from: from, to: message.recipient, subject: text.subject, messageID: message.messageID,
            millisecondsSince1970: now().milliseconds, plain: body.plain, html: body.html,
            headers: [("Auto-Submitted", "auto-generated"), ("Content-Language", "pl")])
    }
}
