import Postgres
import TestDatabase
import Testing

@testable import Projection

/// An operator pauses a projection while it is rebuilt, or rebuilds it while it is paused.
struct PausedRebuildTests {
    let rebuilds = RebuildTests()

    func pause(_ bench: RebuildTests.Bench, _ isPaused: Bool) async throws {
        try await bench.database.pool.withConnection {
            try await VersionDesk.pause(bench.model.name, isPaused, on: $0)
        }
    }

    /// What a projector would do now.
    func following(_ bench: RebuildTests.Bench) async throws -> LiveVersion {
        try await LiveVersion.look(for: try bench.model.projected, in: bench.database.pool)
    }

    @Test(.timeLimit(.minutes(3)))
    func `a rebuild of a paused projection leaves it paused in its new version`() async throws {
        try await rebuilds.withFollowedNotes(20) { bench, topic in
            try await pause(bench, true)
            try await bench.rebuild().run()
            #expect(try await bench.version(2)?.state == .live)
            #expect(try await bench.version(2)?.isPaused == true)
            guard case .wait(code: "paused", _) = try await following(bench) else {
                Issue.record("a projector goes on without an order")
                return
            }
            try await pause(bench, false)
            try await topic.produce(applications: 20..<30)
            try await bench.follow(until: 60, in: 2)
            #expect(try await bench.rebuild().verify().differences == [])
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a pause during a rebuild neither ends the rebuild nor is ended by its switch`() async throws {
        try await rebuilds.withFollowedNotes(500) { bench, _ in
            let (begun, signal) = AsyncStream<Void>.makeStream()
            let rebuild = Task {
                defer { signal.finish() }
                try await bench.rebuild { if case .loading = $0 { signal.yield() } }.run()
            }
            for await _ in begun { break }
            try await pause(bench, true)
            #expect(try await bench.version(1)?.isPaused == true)
            try await rebuild.value
            #expect(try await bench.version(1)?.state == .retired)
            #expect(try await bench.version(2)?.state == .live)
            #expect(try await bench.version(2)?.isPaused == true)
            #expect(try await bench.database.count("\(bench.schema).notes") == 1_000)
        }
    }
}
