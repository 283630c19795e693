/// Writes the text exposition format 0.0.4.
/// https://prometheus.io/docs/instrumenting/exposition_formats/
struct PrometheusText {
    /// What HTTP says about the text.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    mutating func append(_ family: MetricsRegistry.Family, prefix: String) {
        let definition = family.definition
        let name = prefix + definition.name
        guard !family.series.isEmpty else { return }
        appendHead(name, definition.kind, definition.help)
        for (values, series) in family.series.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let labels = zip(definition.labels, values).map { "\($0)=\"\(Self.escaped($1, quotes: true))\"" }
            switch series {
            case .scalar(let scalar):
                appendLine(name, labels, scalar.value)
            case .histogram(let histogram):
                append(histogram, name, labels)
            }
        }
    }

    mutating func append(_ sample: MetricSample) {
        appendHead(sample.name, sample.kind, sample.help)
        appendLine(sample.name, [], sample.value)
    }

    private mutating func append(_ histogram: HistogramSeries, _ name: String, _ labels: [String]) {
        let totals = histogram.snapshot
        var cumulated: UInt64 = 0
        for (bound, count) in zip(histogram.bounds + [.infinity], totals.counts) {
            cumulated += count
            appendLine("\(name)_bucket", labels + ["le=\"\(Self.number(bound))\""], Double(cumulated))
        }
        appendLine("\(name)_sum", labels, totals.sum)
        appendLine("\(name)_count", labels, Double(cumulated))
    }

    private mutating func appendHead(_ name: String, _ kind: MetricDefinition.Kind, _ help: String) {
        if !help.isEmpty { text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n" }
        text += "# TYPE \(name) \(kind.rawValue)\n"
    }

    private mutating func appendLine(_ name: String, _ labels: [String], _ value: Double) {
        let braces = labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
        text += "\(name)\(braces) \(Self.number(value))\n"
    }

    /// Whole numbers without a fraction; infinity as Prometheus writes it.
    static func number(_ value: Double) -> String {
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        if value.isNaN { return "NaN" }
        if let whole = Int64(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
        return String(value)
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
