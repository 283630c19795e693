internal import Metrics
internal import Synchronization

/// What every API measures.
public final class HTTPMetrics: Sendable {
    static let requests = MetricDefinition.counter(
        "http_server_requests_total", "Requests answered.", labels: ["method", "route", "status"])
    static let duration = MetricDefinition.histogram(
        "http_server_request_duration_seconds", "Time until the response was ready, in seconds.",
        labels: ["method", "route"])
    static let inFlight = MetricDefinition.gauge(
        "http_server_requests_in_flight", "Requests being answered now.")

    /// For the registry.
    public static let definitions = [requests, duration, inFlight]

    private struct Key: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct Handles: Sendable {
        let requests: Counter
        let duration: Timer
    }

    private let factory: any MetricsFactory
    private let inFlight: Meter
    /// Bounded by the metric's own bound: routes and methods are closed sets.
    private let handles = Mutex<[Key: Handles]>([:])

    init(_ factory: any MetricsFactory) {
        self.factory = factory
        inFlight = Self.inFlight.gauge(in: factory)
    }

    func began() { inFlight.increment() }

    func ended(method: String, route: String, status: Int, duration: Duration) {
        inFlight.decrement()
        let key = Key(method: method, route: route, status: status)
        let handles = handles.withLock { handles in
            if let known = handles[key] { return known }
            let new = Handles(
                requests: Self.requests.counter(method, route, String(status), in: factory),
                duration: Self.duration.timer(method, route, in: factory))
            handles[key] = new
            return new
        }
        handles.requests.increment()
        let (seconds, attoseconds) = duration.components
        handles.duration.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
