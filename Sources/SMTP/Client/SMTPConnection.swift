private import Curl

/// A connection to the mail server, kept open between messages.
///
/// Not `Sendable`: owned by one ``SMTPClient`` and touched on its queue only.
final class SMTPConnection {
    private var handle: CurlHandle

    init(_ configuration: SMTPConfiguration) throws(SMTPConfigurationError) {
        let url = configuration.url
        guard url.hasPrefix("smtp://") || url.hasPrefix("smtps://") else {
            throw SMTPConfigurationError(reason: "expected smtp://host:port or smtps://host:port")
        }
        do throws(CurlError) {
            handle = try Self.handle(configuration)
        } catch {
            throw SMTPConfigurationError(reason: error.reason)
        }
    }

    private static func handle(_ configuration: SMTPConfiguration) throws(CurlError) -> CurlHandle {
        var handle = try CurlHandle()
        try handle.set(.url, to: url(configuration.url, greeting: configuration.greeting))
        try handle.set(.protocols, to: "smtp,smtps")
        try handle.set(.proxy, to: "")
        try handle.set(.upload, to: true)
        try handle.set(.observed, to: true)
        try handle.set(.upgrade, to: configuration.tls == .required ? .required : .opportunistic)
        if let username = configuration.username { try handle.set(.username, to: username) }
        if let password = configuration.password { try handle.set(.password, to: password) }
        if let authorities = configuration.authorities { try handle.set(.authorities, to: authorities) }
        try handle.set(.connectTimeout, to: configuration.connectTimeout)
        try handle.set(.responseTimeout, to: configuration.responseTimeout)
        try handle.set(.timeout, to: configuration.attemptTimeout)
        return handle
    }

    /// Blocks until the attempt has ended. A kept connection that turns out to be dead before the message began is
    /// replaced once: that is no failure of the server.
    func send(_ message: MailMessage) -> Delivery {
        let delivery = attempt(message, isFresh: false)
        guard case .notSent = delivery, handle.connectionsOpened == 0 else { return delivery }
        return attempt(message, isFresh: true)
    }

    private func attempt(_ message: MailMessage, isFresh: Bool) -> Delivery {
        let redact = { AddressRedaction.redacted($0, recipient: message.to.address) }
        let transfer = Transfer(message.bytes())
        do throws(CurlError) {
            try handle.set(.mailFrom, to: message.from.address)
            try handle.set(.mailRecipients, to: [message.to.address])
            try handle.set(.freshConnection, to: isFresh)
        } catch {
            return .notSent(reason: error.reason)
        }
        // The address of a recipient stays no longer with the handle than the attempt lasts.
        defer { try? handle.set(.mailRecipients, to: []) }
        let failure = perform(transfer)
        let delivery = transfer.conversation.delivery(failure: failure, redact: redact)
        switch delivery {
        case .accepted, .refused: break
        // A late answer to this message must never be taken for the answer to the next one, and nobody waits for a
        // silent server's farewell.
        case .notSent, .unknown: handle.abandonConnection()
        }
        return delivery
    }

    /// - Returns: why it failed; nil when libcurl saw the whole exchange succeed.
    private func perform(_ transfer: Transfer) -> String? {
        do throws(CurlError) {
            try handle.perform(transfer)
            return nil
        } catch {
            return error.reason
        }
    }

    /// libcurl greets with the path of the URL.
    private static func url(_ url: String, greeting: String?) -> String {
        guard let greeting else { return url }
        return url.hasSuffix("/") ? url + greeting : "\(url)/\(greeting)"
    }
}
