public import Metrics

/// A metric, declared once: name, meaning, labels and bounds. Names follow Prometheus: base units, `_total` for
/// counters; the registry puts the product in front.
public struct MetricDefinition: Sendable, Hashable {
    /// The type in the exposition.
    public enum Kind: String, Sendable {
        case counter
        case gauge
        case histogram
    }

    /// E.g. `http_server_requests_total`, without the product's prefix.
    public let name: String
    /// The type.
    public let kind: Kind
    /// One sentence.
    public let help: String
    /// Label names, in order. Their values are from small closed sets, never ids.
    public let labels: [String]
    /// Upper bounds of a histogram, ascending, without infinity.
    public let buckets: [Double]
    /// Further combinations of label values are counted as one with every label `other`.
    public let maximumSeries: Int

    private init(
        _ name: String, _ kind: Kind, _ help: String, labels: [String], buckets: [Double], maximumSeries: Int
    ) {
        self.name = name
        self.kind = kind
        self.help = help
        self.labels = labels
        self.buckets = buckets
        self.maximumSeries = maximumSeries
    }

    /// Only goes up; `name` ends in `_total`.
    public static func counter(
        _ name: String, _ help: String, labels: [String] = [], maximumSeries: Int = 200
    ) -> Self {
        Self(name, .counter, help, labels: labels, buckets: [], maximumSeries: maximumSeries)
    }

    /// Goes up and down.
    public static func gauge(
        _ name: String, _ help: String, labels: [String] = [], maximumSeries: Int = 200
    ) -> Self {
        Self(name, .gauge, help, labels: labels, buckets: [], maximumSeries: maximumSeries)
    }

    /// Counts observations by size; `name` ends in the unit, e.g. `_seconds`.
    public static func histogram(
        _ name: String, _ help: String, labels: [String] = [], buckets: [Double] = latencyBuckets,
        maximumSeries: Int = 100
    ) -> Self {
        Self(name, .histogram, help, labels: labels, buckets: buckets.sorted(), maximumSeries: maximumSeries)
    }

    /// From half a millisecond to ten seconds.
    public static let latencyBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// Numbers of things taken together, to ten thousand.
    public static let sizeBuckets: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
}

extension MetricDefinition {
    /// A counter with these label values, in the order of `labels`. Keep it rather than make it for every event.
    public func counter(_ values: String..., in factory: any MetricsFactory) -> Counter {
        Counter(label: name, dimensions: dimensions(values), factory: factory)
    }

    /// A gauge with these label values.
    public func gauge(_ values: String..., in factory: any MetricsFactory) -> Meter {
        Meter(label: name, dimensions: dimensions(values), factory: factory)
    }

    /// A histogram with these label values, for numbers.
    public func recorder(_ values: String..., in factory: any MetricsFactory) -> Recorder {
        Recorder(label: name, dimensions: dimensions(values), aggregate: true, factory: factory)
    }

    /// A histogram of seconds with these label values, for durations.
    public func timer(_ values: String..., in factory: any MetricsFactory) -> Timer {
        Timer(label: name, dimensions: dimensions(values), preferredDisplayUnit: .seconds, factory: factory)
    }

    private func dimensions(_ values: [String]) -> [(String, String)] {
        Array(zip(labels, values))
    }
}
