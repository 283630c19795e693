internal import CLibPQ
public import Logging

/// A reason to look at the tables again. It is never the data: hints may be lost or merged.
public struct PostgresHint: Sendable, Equatable {
    /// Why the hint came.
    public enum Cause: Sendable, Equatable {
        /// NOTIFY was received.
        case notification
        /// Nothing was received for the polling interval, or the connection was just made anew.
        case poll
    }

    /// Why the hint came.
    public let cause: Cause
    /// The payloads of the notifications merged into this hint.
    public let payloads: [String]
}

/// Hints of one channel, over a connection of its own that is made anew when lost.
///
/// Yields at least every `pollEvery`, whether the server can be reached or not; ends when the task is cancelled.
public struct PostgresNotifications: AsyncSequence, Sendable {
    let configuration: PostgresConfiguration
    let channel: String
    let pollEvery: Duration
    let logger: Logger
    let observer: PostgresObserver

    /// Makes the sequence; the connection is opened by the first `next()`.
    public init(
        configuration: PostgresConfiguration, channel: String, pollEvery: Duration, logger: Logger,
        observer: @escaping PostgresObserver = { _ in }
    ) {
        self.configuration = configuration
        self.channel = channel
        self.pollEvery = pollEvery
        self.logger = logger
        self.observer = observer
    }

    /// Starts listening.
    public func makeAsyncIterator() -> Iterator { Iterator(source: self) }

    /// Owns the listening connection.
    public struct Iterator: AsyncIteratorProtocol {
        let source: PostgresNotifications
        private var connection: ConnectionCore?

        init(source: PostgresNotifications) { self.source = source }

        /// The next hint; nil when the task is cancelled.
        public mutating func next() async -> PostgresHint? {
            let deadline = ContinuousClock.now.advanced(by: source.pollEvery)
            if connection == nil, !Task.isCancelled, await listen() {
                // What was notified while nobody listened is lost.
                return PostgresHint(cause: .poll, payloads: [])
            }
            while !Task.isCancelled {
                guard let open = connection else {
                    do { try await Task.sleep(until: deadline) } catch { break }
                    return PostgresHint(cause: .poll, payloads: [])
                }
                do throws(PostgresError) {
                    let payloads = try await open.notifications(until: deadline)
                    return PostgresHint(cause: payloads.isEmpty ? .poll : .notification, payloads: payloads)
                } catch {
                    guard error.kind != .cancelled else { break }
                    source.logger.warning("the listening connection was lost", metadata: ["error": "\(error)"])
                    await open.close()
                    connection = nil
                }
            }
            await connection?.close()
            connection = nil
            return nil
        }

        /// The same, for callers with an isolation of their own.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> PostgresHint? { await next() }

        private mutating func listen() async -> Bool {
            var configuration = source.configuration
            configuration.connectTimeout = Swift.min(configuration.connectTimeout, source.pollEvery)
            let core = ConnectionCore(configuration: configuration, observer: source.observer)
            do throws(PostgresError) {
                try await core.connect()
                try await core.script("LISTEN \(SQLName.quoted(source.channel))", scoped: false)
            } catch {
                if error.kind != .cancelled {
                    source.logger.warning("listening failed; polling instead", metadata: ["error": "\(error)"])
                }
                await core.close()
                return false
            }
            connection = core
            return true
        }
    }
}

extension ConnectionCore {
    /// Waits for notifications; empty when none came before the deadline.
    func notifications(until deadline: ContinuousClock.Instant) async throws(PostgresError) -> [String] {
        try begin(scoped: false)
        defer { end() }
        while true {
            guard handle?.consumeInput() ?? false else { throw lost() }
            var payloads: [String] = []
            while let notice = PQnotifies(handle?.pointer) {
                payloads.append(notice.pointee.extra.map { String(cString: $0) } ?? "")
                PQfreemem(notice)
            }
            if !payloads.isEmpty { return payloads }
            let event = await SocketReactor.shared.wait(
                handle?.socket ?? -1, writing: false, until: deadline, isCancellable: true)
            switch event {
            case .ready: continue
            case .timedOut: return []
            case .cancelled: throw .cancelledTask
            }
        }
    }
}

extension PostgresPool {
    /// Hints of a channel, over a connection that does not belong to the pool.
    public func notifications(channel: String, pollEvery: Duration) -> PostgresNotifications {
        PostgresNotifications(
            configuration: configuration, channel: channel, pollEvery: pollEvery, logger: logger, observer: observer)
    }
}

extension PostgresConnection {
    /// Hints of a channel, over another connection to the same server.
    public func notifications(channel: String, pollEvery: Duration) -> PostgresNotifications {
        PostgresNotifications(
            configuration: core.configuration, channel: channel, pollEvery: pollEvery, logger: logger,
            observer: core.observer)
    }
}
