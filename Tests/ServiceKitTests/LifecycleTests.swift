import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import ServiceKit

struct LifecycleTests {
    private final class History: Sendable {
        private let entries = Mutex<[String]>([])
        var all: [String] { entries.withLock { $0 } }
        func add(_ entry: String) { entries.withLock { $0.append(entry) } }
    }

    private struct Part: Service {
        let name: String
        let history: History
        let health: HealthChecks
        let started: AsyncStream<Void>.Continuation

        func run() async throws {
            started.yield()
            try await gracefulShutdown()
            history.add("\(name) while \(health.phase.rawValue)")
        }
    }

    private struct Broken: Error, Equatable {}

    private let logger = LineLogHandler.logger(
        identity: ServiceIdentity(name: "demo", version: "1", product: "acme"), label: "demo", sink: LogSink { _ in })

    @Test func `readiness goes first, then the parts in reverse order`() async throws {
        let history = History()
        let health = HealthChecks()
        let (starts, started) = AsyncStream<Void>.makeStream()
        let (ends, end) = AsyncStream<Void>.makeStream()
        let parts = ["pool", "producer", "api"].map {
            NamedService($0, Part(name: $0, history: history, health: health, started: started))
        }
        // Ends when told to; a part that ends by itself shuts the others down in order.
        let last = NamedService("told", Told(ends: ends))
        let runner = ServiceRunner(
            services: parts + [last], health: health, shutdownTimeout: .seconds(30), logger: logger)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: ServiceStopped(name: "told")) { try await runner.run() }
            }
            var waiting = 3
            for await _ in starts {
                waiting -= 1
                if waiting == 0 { break }
            }
            end.yield()
        }
        #expect(health.phase == .draining)
        #expect(history.all == ["api while draining", "producer while draining", "pool while draining"])
    }

    private struct Told: Service {
        let ends: AsyncStream<Void>
        func run() async { _ = await ends.first { _ in true } }
    }

    @Test func `a part that fails ends the process with its error`() async throws {
        let history = History()
        let health = HealthChecks()
        let (_, started) = AsyncStream<Void>.makeStream()
        let runner = ServiceRunner(
            services: [
                NamedService("pool", Part(name: "pool", history: history, health: health, started: started)),
                .longTask("broken") { throw Broken() },
            ], health: health, shutdownTimeout: .seconds(30), logger: logger)
        await #expect(throws: Broken.self) { try await runner.run() }
        #expect(history.all == ["pool while draining"])
    }

    @Test func `a long task is cancelled by graceful shutdown and may finish its work`() async throws {
        let history = History()
        let health = HealthChecks()
        let (_, started) = AsyncStream<Void>.makeStream()
        let (ends, end) = AsyncStream<Void>.makeStream()
        let runner = ServiceRunner(
            services: [
                NamedService("pool", Part(name: "pool", history: history, health: health, started: started)),
                .longTask("worker") {
                    end.yield()
                    try? await gracefulShutdown()
                    // Only cancellation ends this loop.
                    while !Task.isCancelled { await Task.yield() }
                    history.add("worker finished")
                    throw CancellationError()
                },
                NamedService("told", Told(ends: ends)),
            ], health: health, shutdownTimeout: .seconds(30), logger: logger)
        await #expect(throws: ServiceStopped(name: "told")) { try await runner.run() }
        #expect(history.all == ["worker finished", "pool while draining"])
    }

    @Test func `errors become a sentence, a hint and an exit code`() {
        let problem = ConfigurationProblem(
            code: .missing, key: "a.b", environmentName: "A_B", expected: "text", given: nil)
        let failure = StartupFailure(ConfigurationErrors([problem]))
        #expect(failure.exitCode == .configuration)
        #expect(failure.description.contains("A_B (a.b) is not set; expected text"))
        #expect(StartupFailure(Broken()).exitCode == .software)
        #expect(StartupFailure(ServiceStopped(name: "x")).description.hasPrefix("x ended by itself"))
        #expect(
            StartupFailure(StartupFailure("s", hint: "h")) == StartupFailure("s", hint: "h", exitCode: .unavailable))
    }
}
