import Metrics
import Testing

@testable import ServiceKit

struct MetricsTests {
    @Test func `the exposition is the text format of Prometheus`() {
        let requests = MetricDefinition.counter("requests_total", "Requests\nin \\ all.", labels: ["route"])
        let depth = MetricDefinition.gauge("queue_depth", "Waiting.")
        let duration = MetricDefinition.histogram("duration_seconds", "Time.", labels: ["route"], buckets: [0.1, 1])
        let registry = MetricsRegistry(product: "acme", definitions: [requests, depth, duration])
        registry.addCollector { [MetricSample("process_x", .gauge, "X.", value: 1.5)] }
        requests.counter("/a", in: registry).increment(by: 3)
        requests.counter("\"q\"\n", in: registry).increment()
        depth.gauge(in: registry).set(2)
        for milliseconds: Int64 in [50, 100, 500, 2000] {
            duration.timer("/a", in: registry).recordNanoseconds(milliseconds * 1_000_000)
        }
        #expect(
            registry.exposition() == #"""
                # HELP acme_duration_seconds Time.
                # TYPE acme_duration_seconds histogram
                acme_duration_seconds_bucket{route="/a",le="0.1"} 2
                acme_duration_seconds_bucket{route="/a",le="1"} 3
                acme_duration_seconds_bucket{route="/a",le="+Inf"} 4
                acme_duration_seconds_sum{route="/a"} 2.65
                acme_duration_seconds_count{route="/a"} 4
                # HELP acme_queue_depth Waiting.
                # TYPE acme_queue_depth gauge
                acme_queue_depth 2
                # HELP acme_requests_total Requests\nin \\ all.
                # TYPE acme_requests_total counter
                acme_requests_total{route="\"q\"\n"} 1
                acme_requests_total{route="/a"} 3
                # HELP process_x X.
                # TYPE process_x gauge
                process_x 1.5

                """#)
    }

    @Test func `series beyond the bound are counted together`() {
        let definition = MetricDefinition.counter("x_total", "X.", labels: ["id"], maximumSeries: 2)
        let registry = MetricsRegistry(product: "acme", definitions: [definition])
        for id in 0..<100 { definition.counter("\(id)", in: registry).increment() }
        let lines = registry.exposition().split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            lines == [#"acme_x_total{id="0"} 1"#, #"acme_x_total{id="1"} 1"#, #"acme_x_total{id="other"} 98"#])
    }

    @Test func `a counter never goes down`() {
        let series = ScalarSeries(isMonotonic: true)
        series.increment(by: Int64(5))
        series.increment(by: -3.0)
        series.increment(by: Double.nan)
        #expect(series.value == 5)
    }

    @Test func `a metric that nobody declared gets a clean name`() {
        let registry = MetricsRegistry(product: "acme")
        Counter(label: "hb.requests-ż", dimensions: [("http.route", "/a")], factory: registry).increment()
        #expect(registry.exposition() == "# TYPE acme_hb_requests__ counter\nacme_hb_requests__{http_route=\"/a\"} 1\n")
    }

    @Test func `a handle of the wrong kind spoils nothing`() {
        let definition = MetricDefinition.histogram("h_seconds", "H.", buckets: [1])
        let registry = MetricsRegistry(product: "acme", definitions: [definition])
        Counter(label: "h_seconds", factory: registry).increment()
        #expect(registry.exposition().contains("acme_h_seconds_count 0\n"))
    }

    @Test(arguments: [(0, "0"), (1, "1"), (0.0005, "0.0005"), (1.5, "1.5"), (Double.infinity, "+Inf"), (-2, "-2")])
    func `numbers as Prometheus writes them`(value: Double, expected: String) {
        #expect(PrometheusText.number(value) == expected)
    }

    @Test func `the process's usage is read past a command with parentheses`() throws {
        let fields = (3...24).map { $0 == 14 ? "250" : $0 == 15 ? "50" : $0 == 24 ? "10" : "1" }
        let stat = "12 (a) b (c) " + fields.joined(separator: " ")
        let usage = try #require(ProcessMetrics.usage(stat: stat, ticksPerSecond: 100, pageSize: 4096))
        #expect(usage.processorSeconds == 3)
        #expect(usage.residentBytes == 40_960)
        #expect(ProcessMetrics.usage(stat: "12 (a) R 1", ticksPerSecond: 100, pageSize: 4096) == nil)
    }

    @Test func `this process has memory, time and descriptors`() {
        #expect(
            Set(ProcessMetrics().samples().map(\.name)) == [
                "process_start_time_seconds", "process_cpu_seconds_total", "process_resident_memory_bytes",
                "process_open_fds",
            ])
    }
}
