internal import Logging
public import ServiceLifecycle

/// A part of a process with the name that logs call it by.
public struct NamedService: Sendable {
    /// Short, lower case.
    public let name: String
    /// What runs.
    public let service: any Service

    /// See the properties.
    public init(_ name: String, _ service: any Service) {
        self.name = name
        self.service = service
    }
}

/// Logs a service's phases, and makes an end that nobody asked for an error.
struct ObservedService: Service {
    let named: NamedService
    let logger: Logger

    func run() async throws {
        var logger = logger
        logger[metadataKey: LogKeys.component] = "\(named.name)"
        logger.debug("starting")
        do {
            try await withGracefulShutdownHandler {
                try await named.service.run()
            } onGracefulShutdown: { [logger] in
                logger.info("stopping")
            }
        } catch {
            if error is CancellationError, Task.isCancelled || Task.isShuttingDownGracefully {
                logger.info("cancelled")
                return
            }
            logger.error("failed", metadata: [LogKeys.cause: "\(error)"])
            throw error
        }
        guard Task.isShuttingDownGracefully || Task.isCancelled else {
            logger.error("ended by itself")
            throw ServiceStopped(name: named.name)
        }
        logger.info("stopped")
    }
}
