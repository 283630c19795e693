internal import Dispatch

/// Sends mails over one connection, one after another; the connection stays open between them.
///
///     let client = try SMTPClient(SMTPConfiguration(url: "smtp://127.0.0.1:2525"))
///     let delivery = await client.send(message)
///
/// A call does not end early when its task is cancelled: half a delivery is worse than a late one. The limits of
/// ``SMTPConfiguration`` bound it.
public final class SMTPClient: Sendable {
    private let worker: Worker

    /// - Throws: when the settings cannot be used; nothing is connected yet.
    public init(_ configuration: SMTPConfiguration) throws(SMTPConfigurationError) {
        worker = Worker(try SMTPConnection(configuration))
    }

    /// Hands the message over and says how that ended.
    public func send(_ message: MailMessage) async -> Delivery {
        await withCheckedContinuation { continuation in
            worker.run { connection in continuation.resume(returning: connection.send(message)) }
        }
    }

    /// `@unchecked`: the connection is touched by blocks of one serial queue only, and its last reference is this
    /// worker's, which every waiting block keeps alive.
    private final class Worker: @unchecked Sendable {
        private let connection: SMTPConnection
        private let queue = DispatchQueue(label: "smtp")

        init(_ connection: sending SMTPConnection) {
            self.connection = connection
        }

        func run(_ work: @escaping @Sendable (SMTPConnection) -> Void) {
            queue.async { work(self.connection) }
        }
    }
}
