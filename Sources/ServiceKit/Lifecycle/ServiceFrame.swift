internal import Foundation
public import Logging

/// What every process has before its own parts: configuration, log, metrics, health and the admin server.
public struct ServiceFrame: Sendable {
    /// The checked configuration.
    public let configuration: ServiceConfiguration
    /// The process's logger.
    public let logger: Logger
    /// Where metrics go.
    public let metrics: MetricsRegistry
    /// Readiness; add checks to it.
    public let health: HealthChecks

    /// Reads the configuration and sets up log and metrics.
    ///
    /// - Parameters:
    ///   - name: the service.
    ///   - version: of the build.
    ///   - product: prefix of metrics and of the configuration file's variable.
    ///   - keys: everything that the service reads.
    ///   - metrics: everything that it counts.
    public init(
        name: String, version: String, product: String, keys: [ConfigurationEntry], metrics: [MetricDefinition]
    ) throws(ConfigurationErrors) {
        let identity = ServiceIdentity(name: name, version: version, product: product)
        configuration = try ServiceConfiguration(
            identity: identity, keys: keys, environment: ProcessInfo.processInfo.environment)
        LineLogHandler.bootstrap(
            identity: identity, level: try configuration.value(ServiceKeys.logLevel),
            format: try configuration.value(ServiceKeys.logFormat))
        logger = Logger(label: name)
        self.metrics = MetricsRegistry(product: product, definitions: metrics + HTTPMetrics.definitions)
        let process = ProcessMetrics()
        self.metrics.addCollector { process.samples() }
        health = HealthChecks()
    }

    /// Runs the admin server and the service's own parts until a signal.
    ///
    /// - Parameter services: in order of dependency.
    public func run(_ services: [NamedService]) async throws {
        let admin = NamedService(
            "admin",
            try AdminServer(configuration: configuration, health: health, metrics: metrics, logger: logger))
        let timeout = try configuration.value(ServiceKeys.shutdownTimeout)
        try await ServiceRunner(
            services: [admin] + services, health: health, shutdownTimeout: .milliseconds(timeout),
            isLastResortExit: true, logger: logger
        ).run()
    }
}
