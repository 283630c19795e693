import Synchronization
import Testing

@testable import ServiceKit

struct HealthTests {
    @Test func `a service is ready between start and drain`() async {
        let health = HealthChecks()
        #expect(await !health.report().isReady)
        health.enter(.ready)
        #expect(await health.report().isReady)
        health.enter(.draining)
        health.enter(.ready)
        #expect(health.phase == .draining)
        #expect(await !health.report().isReady)
    }

    @Test func `a required check decides and another one is only told`() async {
        let health = HealthChecks([
            HealthCheck("kafka") { .passing },
            HealthCheck("postgres", isRequired: false) { .failing("connection refused") },
        ])
        health.enter(.ready)
        let report = await health.report()
        #expect(report.isReady)
        #expect(
            report.verbose
                == "[+] phase: ready\n[+] kafka: ok\n[-] postgres: connection refused (not required)\nok\n")
        health.add(HealthCheck("disk") { .failing("full") })
        #expect(await health.report().verbose.hasSuffix("[-] disk: full\nnot ready\n"))
    }

    @Test func `a check without an answer fails at its deadline`() async {
        let (never, source) = AsyncStream<Void>.makeStream()
        defer { source.finish() }
        let health = HealthChecks([
            HealthCheck("stuck", deadline: .milliseconds(20)) {
                for await _ in never {}
                return .passing
            }
        ])
        #expect(await health.report().results.map(\.answer) == [.failing("no answer within 0.02 seconds")])
    }

    @Test func `an answer holds for its time and is asked again afterwards`() async {
        let clock = Mutex(ContinuousClock.now)
        let asked = Atomic<Int>(0)
        let health = HealthChecks(
            [
                HealthCheck("counted", validity: .seconds(10)) {
                    asked.add(1, ordering: .relaxed)
                    return .passing
                }
            ], now: { clock.withLock { $0 } })
        _ = await health.report()
        _ = await health.report()
        #expect(asked.load(ordering: .relaxed) == 1)
        clock.withLock { $0 = $0.advanced(by: .seconds(10)) }
        _ = await health.report()
        #expect(asked.load(ordering: .relaxed) == 2)
    }
}
