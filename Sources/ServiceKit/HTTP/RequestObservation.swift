internal import HTTPTypes
public import Hummingbird
internal import Logging
public import Metrics
internal import Synchronization

/// The outermost middleware: trace context, access log, metrics and security headers.
///
/// An access log line holds method, route template, status, duration, sizes and trace id: never a path, a query, an
/// address or a header of the request.
public struct RequestObservation: RouterMiddleware {
    /// What this middleware works with.
    public typealias Context = ServiceRequestContext

    private let metrics: HTTPMetrics

    /// - Parameter metrics: a factory that knows ``HTTPMetrics/definitions``.
    public init(metrics: any MetricsFactory) {
        self.metrics = HTTPMetrics(metrics)
    }

    /// See the type.
    public func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let parent = request.headers.text(of: Self.traceparent).flatMap(TraceContext.init(traceparent:)) {
            context.trace = parent.child()
        }
        context.logger[metadataKey: LogKeys.traceID] = .string(context.trace.traceID)
        let start = ContinuousClock.now
        metrics.began()
        do {
            var response = try await next(request, context)
            SecurityHeaders.add(to: &response.headers)
            ended(request, context, status: response.status.code, bytes: response.body.contentLength, since: start)
            return response
        } catch {
            let status = (error as? any HTTPResponseError)?.status.code ?? 500
            ended(request, context, status: status, bytes: nil, since: start)
            throw error
        }
    }

    private static let traceparent = HTTPField.Name(parsed: "traceparent") ?? .via

    private func ended(
        _ request: Request, _ context: ServiceRequestContext, status: Int, bytes: Int?,
        since start: ContinuousClock.Instant
    ) {
        let duration = ContinuousClock.now - start
        let route = context.endpointPath.flatMap { $0 == "NotFound" ? nil : $0 } ?? "unmatched"
        let method = Self.method(request.method)
        metrics.ended(method: method, route: route, status: status, duration: duration)
        context.logger.info(
            "request",
            metadata: [
                LogKeys.method: .string(method), LogKeys.route: .string(route),
                LogKeys.status: .stringConvertible(status), LogKeys.bytes: .stringConvertible(bytes ?? -1),
                LogKeys.duration: .string(duration.milliseconds),
            ])
    }

    /// A caller may invent methods; metrics may not.
    private static func method(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .put, .patch, .delete, .options: method.rawValue
        default: "other"
        }
    }
}

extension Duration {
    /// Milliseconds with three decimals.
    var milliseconds: String {
        let microseconds = components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
        let fraction = String(microseconds % 1000)
        return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
    }
}
