public import Metrics
internal import Synchronization

/// Holds every metric of the process and writes them as Prometheus text. Give it to `MetricsSystem.bootstrap`, or to
/// the parts that count.
///
/// Metrics that nobody declared are taken too, with the label names of their first use; names are cleaned to what
/// Prometheus allows. The number of series per metric is bounded.
public final class MetricsRegistry: MetricsFactory {
    private let prefix: String
    private let state: Mutex<State>

    private struct State: Sendable {
        var families: [String: Family] = [:]
        var collectors: [@Sendable () -> [MetricSample]] = []
    }

    struct Family: Sendable {
        let definition: MetricDefinition
        var series: [[String]: Series] = [:]
    }

    enum Series: Sendable {
        case scalar(ScalarSeries)
        case histogram(HistogramSeries)
    }

    /// - Parameters:
    ///   - product: put before every name, with an underscore.
    ///   - definitions: what this process measures; shown from the start when they have no labels.
    public init(product: String, definitions: [MetricDefinition] = []) {
        prefix = product + "_"
        state = Mutex(State())
        declare(definitions)
    }

    /// Adds definitions; a name that is known already keeps its first definition.
    public func declare(_ definitions: [MetricDefinition]) {
        state.withLock { state in
            for definition in definitions where state.families[definition.name] == nil {
                var family = Family(definition: definition)
                if definition.labels.isEmpty { family.series[[]] = Self.newSeries(definition) }
                state.families[definition.name] = family
            }
        }
    }

    /// Asks for samples at every scrape. Their names get no prefix.
    public func addCollector(_ collect: @escaping @Sendable () -> [MetricSample]) {
        state.withLock { $0.collectors.append(collect) }
    }

    /// Text exposition format 0.0.4, sorted by name and labels.
    public func exposition() -> String {
        let (families, collectors) = state.withLock { ($0.families, $0.collectors) }
        var text = PrometheusText()
        for family in families.values.sorted(by: { $0.definition.name < $1.definition.name }) {
            text.append(family, prefix: prefix)
        }
        for sample in collectors.flatMap({ $0() }) { text.append(sample) }
        return text.text
    }

    /// See `MetricsFactory`.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        scalar(.counter(Self.cleaned(label), "", labels: dimensions.map { Self.cleaned($0.0) }), dimensions)
    }

    /// See `MetricsFactory`.
    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        scalar(.counter(Self.cleaned(label), "", labels: dimensions.map { Self.cleaned($0.0) }), dimensions)
    }

    /// See `MetricsFactory`.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        scalar(.gauge(Self.cleaned(label), "", labels: dimensions.map { Self.cleaned($0.0) }), dimensions)
    }

    /// A histogram when aggregating, else a gauge.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let labels = dimensions.map { Self.cleaned($0.0) }
        guard aggregate else { return scalar(.gauge(Self.cleaned(label), "", labels: labels), dimensions) }
        return histogram(
            .histogram(Self.cleaned(label), "", labels: labels, buckets: MetricDefinition.sizeBuckets), dimensions)
    }

    /// A histogram of seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(.histogram(Self.cleaned(label), "", labels: dimensions.map { Self.cleaned($0.0) }), dimensions)
    }

    /// Series outlive their handles: a counter that vanished would look like a restart.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// See `destroyCounter`.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// See `destroyCounter`.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// See `destroyCounter`.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// See `destroyCounter`.
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// A handle of another kind than declared counts into nothing rather than corrupt the metric.
    private func scalar(_ fallback: MetricDefinition, _ dimensions: [(String, String)]) -> ScalarSeries {
        if case .scalar(let series) = series(fallback, dimensions) { return series }
        return ScalarSeries(isMonotonic: false)
    }

    private func histogram(_ fallback: MetricDefinition, _ dimensions: [(String, String)]) -> HistogramSeries {
        if case .histogram(let series) = series(fallback, dimensions) { return series }
        return HistogramSeries(bounds: [])
    }

    private func series(_ fallback: MetricDefinition, _ dimensions: [(String, String)]) -> Series {
        state.withLock { state in
            var family = state.families[fallback.name] ?? Family(definition: fallback)
            defer { state.families[fallback.name] = family }
            let definition = family.definition
            let given = dimensions.map { (Self.cleaned($0.0), $0.1) }
            var values = definition.labels.map { label in given.first { $0.0 == label }?.1 ?? "" }
            if let series = family.series[values] { return series }
            if family.series.count >= definition.maximumSeries {
                values = definition.labels.map { _ in "other" }
                if let series = family.series[values] { return series }
            }
            let series = Self.newSeries(definition)
            family.series[values] = series
            return series
        }
    }

    private static func newSeries(_ definition: MetricDefinition) -> Series {
        switch definition.kind {
        case .counter: .scalar(ScalarSeries(isMonotonic: true))
        case .gauge: .scalar(ScalarSeries(isMonotonic: false))
        case .histogram: .histogram(HistogramSeries(bounds: definition.buckets))
        }
    }

    private static func cleaned(_ name: String) -> String {
        let scalars = name.unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil) ? scalar : "_"
        }
        var text = String(String.UnicodeScalarView(scalars))
        if text.first?.isNumber ?? true { text = "_" + text }
        return text
    }
}
