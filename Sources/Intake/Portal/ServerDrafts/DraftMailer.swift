import Applications
import Logging
import Portal
import SMTP
import ServiceKit

/// Hands a mail over.
protocol MailServer: Sendable {
    func send(_ message: MailMessage) async -> Delivery
}

extension SMTPClient: MailServer {}

/// Sends links to drafts, one after another, a few waiting.
struct DraftMailer: Sendable {
    let server: any MailServer
    let from: Mailbox
    let office: Office
    let logger: Logger
    private let waiting = UploadGate(maximum: 4)

    /// How it ended.
    enum Outcome: Sendable {
        case sent
        /// Nobody can say whether it was delivered.
        case uncertain
        /// The mail server will never take mail for this address.
        case refused
        /// Certainly not delivered; may succeed later.
        case failed
    }

    init(server: any MailServer, from: Mailbox, office: Office, logger: Logger) {
        self.server = server
        self.from = from
        self.office = office
        self.logger = logger
    }

    func send(_ link: String, until: Instant, to recipient: DraftRecipient, at now: Instant) async -> Outcome {
        guard waiting.enter() else { return .failed }
        defer { waiting.leave() }
        guard let mail = mail(link, until, recipient, now) else { return .refused }
        switch await server.send(mail) {
        case .accepted: return .sent
        case .refused(let code, let isPermanent, _):
            // Its words are not logged: a filter may repeat the link that it does not like.
            warn("the mail server answered \(code)")
            return isPermanent ? .refused : .failed
        case .notSent(let reason):
            warn(reason)
            return .failed
        case .unknown:
            warn("no final answer to the message")
            return .uncertain
        }
    }

    private func mail(_ link: String, _ until: Instant, _ recipient: DraftRecipient, _ now: Instant) -> MailMessage? {
        let message = LinkMessage(link: link, until: until, office: office)
        let domain = from.address.split(separator: "@").last ?? "localhost"
        return try? MailMessage(
            from: from.name.map { "\($0) <\(from.address)>" } ?? from.address, to: recipient.address,
            subject: message.subject, messageID: "\(SecureRandom.hex(bytes: 16))@\(domain)",
            millisecondsSince1970: now.milliseconds, plain: message.text,
            headers: [("Auto-Submitted", "auto-generated"), ("Content-Language", "pl")])
    }

    private func warn(_ cause: String) {
        logger.warning("link to a draft not sent", metadata: [LogKeys.cause: "\(cause)"])
    }
}
