internal import HTTPTypes
internal import Hummingbird
public import Logging
internal import NIOCore
public import ServiceLifecycle

/// `/livez`, `/readyz`, `/metrics` and `/configuration`, on a port of their own that the public does not reach.
public struct AdminServer: Service {
    private let service: HTTPService

    /// - Parameters:
    ///   - configuration: shown with secrets masked, and asked for `admin.host` and `admin.port`.
    ///   - onListening: gets the port listened on.
    public init(
        configuration: ServiceConfiguration, health: HealthChecks, metrics: MetricsRegistry, logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws(ConfigurationErrors) {
        let port = ServiceKeys.adminPort(default: 0)
        service = HTTPService(
            host: try configuration.value(ServiceKeys.adminHost), port: try configuration.value(port),
            portVariable: port.environmentName,
            router: Self.router(configuration: configuration, health: health, metrics: metrics), logger: logger,
            onListening: onListening)
    }

    /// Serves until everything that was started after it has stopped.
    public func run() async throws { try await service.run() }

    static func router(
        configuration: ServiceConfiguration, health: HealthChecks, metrics: MetricsRegistry
    ) -> Router<ServiceRequestContext> {
        let router = Router(context: ServiceRequestContext.self)
        router.add(middleware: ProblemResponses())
        router.get("livez") { _, _ in Response.text("ok\n") }
        router.get("readyz") { request, _ in
            let report = await health.report()
            let isVerbose = isVerbose(query: request.uri.query)
            return Response.text(
                isVerbose ? report.verbose : report.summary, status: report.isReady ? .ok : .serviceUnavailable)
        }
        router.get("metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: PrometheusText.contentType, .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.exposition())))
        }
        router.get("configuration") { _, _ in
            Response.text(ConfigurationReference.listing(of: configuration))
        }
        return router
    }

    /// `?verbose`, `?verbose=1`, `?verbose=true`.
    private static func isVerbose(query: String?) -> Bool {
        let parameters = query?.split(separator: "&") ?? []
        return !["verbose", "verbose=1", "verbose=true"].allSatisfy { !parameters.contains($0[...]) }
    }
}
