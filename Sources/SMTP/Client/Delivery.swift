/// How an attempt to hand a message over ended. Exact, because somebody counts by it: `notSent` and `refused` are
/// certain that the server has not taken the message, `accepted` that it has; everything else is `unknown`.
/// Texts hold no addresses.
public enum Delivery: Sendable, Hashable {
    /// The server answered 250 to the whole message.
    case accepted(reply: String)
    /// The server answered 4xx or 5xx to this message: to MAIL, RCPT, DATA or the final dot.
    case refused(code: Int, permanent: Bool, reply: String)
    /// The attempt ended before a byte of the message was handed over.
    case notSent(reason: String)
    /// The message was being handed over, or had been, and no final answer came: it may have been delivered.
    case unknown(reason: String)
}
