public import Hummingbird
public import Logging
internal import NIOCore
public import ServiceLifecycle

/// An HTTP server as a part of a process. A port that cannot be had is one clear sentence.
public struct HTTPService: Service {
    private let host: String
    private let port: Int
    private let portVariable: String
    private let responder: RouterResponder<ServiceRequestContext>
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - port: 0 takes a free one.
    ///   - portVariable: the environment variable to change when the port is taken.
    ///   - onListening: gets the port listened on.
    public init(
        host: String, port: Int, portVariable: String, router: Router<ServiceRequestContext>, logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.portVariable = portVariable
        responder = router.buildResponder()
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until graceful shutdown; requests in hand are finished.
    public func run() async throws {
        let application = Application(
            responder: responder, configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { [logger, host, onListening] channel in
                let port = channel.localAddress?.port ?? 0
                logger.notice("listening", metadata: [LogKeys.address: "\(host):\(port)"])
                await onListening(port)
            },
            logger: logger)
        do {
            try await application.run()
        } catch let error as IOError {
            throw StartupFailure(
                "cannot listen on \(host):\(port): \(error.localizedReason)",
                hint: "stop what listens there, or choose another port with \(portVariable)", exitCode: .unavailable)
        }
    }
}

extension IOError {
    fileprivate var localizedReason: String {
        switch errnoCode {
        case 98: "the port is taken"
        case 99: "this machine has no such address"
        case 13: "the port needs privileges"
        default: "system error \(errnoCode)"
        }
    }
}
