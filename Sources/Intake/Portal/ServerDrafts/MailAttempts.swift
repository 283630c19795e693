import Hummingbird
import ServiceKit

/// Lets mails with links through as long as they are few: nobody's mailbox is filled from here, and nobody fills the
/// database.
struct MailAttempts: Sendable {
    let limits: AttemptLimits
    let clients: ClientAddress

    /// Per client address, per mailbox, and all together.
    static let rates = AttemptLimits.Rates(
        address: AttemptRate(burst: 10, interval: .seconds(600)),
        reference: AttemptRate(burst: 3, interval: .seconds(6 * 3600)),
        global: AttemptRate(burst: 60, interval: .seconds(60)))

    /// One mail that was let through.
    struct Attempt: Sendable {
        fileprivate let limits: AttemptLimits
        fileprivate let address: String
        fileprivate let mailbox: String

        /// Nothing was sent, and that was not the applicant's doing.
        func giveBack() { limits.giveBack(address: address, reference: mailbox) }
    }

    func enter(
        _ request: Request, _ context: ServiceRequestContext, to recipient: DraftRecipient
    ) throws(TooManyAttempts) -> Attempt {
        let (address, mailbox) = (clients.of(request, context), recipient.mailbox)
        switch limits.admit(address: address, reference: mailbox) {
        case .allowed: return Attempt(limits: limits, address: address, mailbox: mailbox)
        case .refused(let seconds, _): throw TooManyAttempts(retryAfter: seconds)
        }
    }
}
