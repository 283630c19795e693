public import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// Runs the parts of a process: all start together, and stop one after another in reverse order of the list.
///
/// List what others need first: telemetry, admin server, database, producer, consumers, API.
public struct ServiceRunner: Sendable {
    private let services: [NamedService]
    private let health: HealthChecks
    private let shutdownTimeout: Duration
    private let drainDelay: Duration
    private let isLastResortExit: Bool
    private let logger: Logger

    /// - Parameters:
    ///   - services: in order of dependency.
    ///   - health: goes to ready when all are started, and to draining before the first is stopped.
    ///   - shutdownTimeout: after it, what still runs is cancelled.
    ///   - isLastResortExit: whether the process ends itself when even cancelled parts do not stop.
    ///   - drainDelay: between draining and the first stop, for load balancers.
    public init(
        services: [NamedService], health: HealthChecks, shutdownTimeout: Duration, drainDelay: Duration = .zero,
        isLastResortExit: Bool = false, logger: Logger
    ) {
        self.services = services
        self.health = health
        self.shutdownTimeout = shutdownTimeout
        self.drainDelay = drainDelay
        self.isLastResortExit = isLastResortExit
        self.logger = logger
    }

    /// Runs until SIGTERM or SIGINT, until graceful shutdown from outside, or until one part ends; then stops the
    /// others in order.
    ///
    /// - Throws: the error of the part that ended.
    public func run() async throws {
        let watchdog = ShutdownWatchdog(limit: drainDelay + shutdownTimeout + .seconds(5), logger: logger)
        let gate = NamedService(
            "readiness",
            ReadinessGate(health: health, drainDelay: drainDelay, watchdog: isLastResortExit ? watchdog : nil))
        var configuration = ServiceGroupConfiguration(
            services: (services + [gate]).map { named in
                .init(
                    service: ObservedService(named: named, logger: logger),
                    successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup, serviceName: named.name)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: Self.quiet(logger))
        configuration.maximumGracefulShutdownDuration = shutdownTimeout
        logger.notice(
            "starting", metadata: [LogKeys.component: "\(services.map(\.name).joined(separator: ", "))"])
        try await ServiceGroup(configuration: configuration).run()
        logger.notice("stopped")
    }

    /// ``ObservedService`` tells what the group would tell again.
    private static func quiet(_ logger: Logger) -> Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .critical)
        return logger
    }
}
