import Kafka
import ServiceKit
import Synchronization
import TestDatabase
import Testing

@testable import Projection

/// What is told of lag and age, whatever the runner is doing.
struct BacklogWatchTests {
    let a = TopicPartition(topic: "notes", partition: 0)
    let b = TopicPartition(topic: "notes", partition: 1)
    let told = ToldBacklog()
    let world = World()

    /// Database, log, clock and follower as a test wants them.
    final class World: Sendable {
        struct State {
            var now: Int64 = 100_000
            var standing: [TopicPartition: Int64]?
            var claims: [TopicPartition: Int64] = [:]
            var watermarks: [TopicPartition: Int64] = [:]
            var log: [TopicPartition: Backlog.Finding]? = [:]
            var looks = 0
        }

        let state = Mutex(State())

        func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
    }

    struct Away: Error {}

    func watch() -> BacklogWatch {
        let world = world
        return BacklogWatch(
            standing: { world.state.withLock { $0.standing } },
            look: { _ in
                let found = world.state.withLock { state in
                    state.looks += 1
                    return state.log
                }
                guard let found else { throw Away() }
                return found
            },
            now: { world.state.withLock { $0.now } }, logger: MigratedDatabase.logger, observe: told.observer)
    }

    func follow(_ watch: BacklogWatch) {
        let world = world
        watch.follow(
            .init(claims: { world.state.withLock { $0.claims } }, ends: { world.state.withLock { $0.watermarks } }))
    }

    @Test func `a projection that stands still is behind by what the log has after its offsets`() async {
        let watch = watch()
        world.set {
            $0.standing = [a: 4, b: 2]
            $0.log = [a: .init(first: 4, written: 70_000, end: 9), b: .init(first: 2, written: nil, end: 2)]
        }
        await watch.turn()
        #expect(told.lags == [a: 5, b: 0])
        #expect(told.age == 30)
        world.set {
            $0.now = 160_000
            $0.log?[a] = .init(first: 4, written: 70_000, end: 11)
        }
        await watch.turn()
        #expect(told.lags == [a: 7, b: 0])
        #expect(told.age == 90)
    }

    @Test func `age grows while neither database nor broker answers`() async {
        let watch = watch()
        world.set {
            $0.standing = [a: 4]
            $0.log = [a: .init(first: 4, written: 90_000, end: 9)]
        }
        await watch.turn()
        world.set {
            $0.standing = nil
            $0.log = nil
            $0.now = 400_000
        }
        await watch.turn()
        #expect(told.lags == [a: 5])
        #expect(told.age == 310)
    }

    @Test func `nothing is told before anybody knows where the projection is`() async {
        let watch = watch()
        await watch.turn()
        #expect(told.lags == [:])
        #expect(told.age == nil)
    }

    @Test func `while batches are folded nobody asks the log`() async {
        let watch = watch()
        follow(watch)
        world.set {
            $0.claims = [a: 1]
            $0.watermarks = [a: 9]
        }
        watch.hold([a: 0])
        await watch.turn()
        world.set { $0.claims = [a: 5] }
        await watch.turn()
        #expect(told.lags == [a: 4])
        #expect(world.state.withLock { $0.looks } == 0)
    }

    @Test func `a follower that does not get on asks the log for its ends`() async {
        let watch = watch()
        follow(watch)
        world.set {
            $0.claims = [a: 1]
            $0.watermarks = [a: 9]
            $0.log = [a: .init(first: 1, written: 40_000, end: 30)]
        }
        watch.hold([a: 1])
        await watch.turn()
        #expect(told.lags == [a: 8])
        await watch.turn()
        #expect(told.lags == [a: 29])
        #expect(told.age == 60)
    }

    @Test func `partitions given back fall to 0 with the next assignment and stay there`() async {
        let watch = watch()
        follow(watch)
        watch.hold([a: 1, b: 1])
        watch.committed([a: 1, b: 1], ends: [a: 9, b: 5])
        #expect(told.lags == [a: 8, b: 4])
        watch.hold([b: 1])
        world.set {
            $0.claims = [b: 1]
            $0.watermarks = [b: 5]
        }
        watch.committed([a: 2], ends: [a: 9])
        await watch.turn()
        #expect(told.lags == [a: 0, b: 4])
    }

    @Test func `between two assignments the projection is as far behind as before`() async {
        let watch = watch()
        follow(watch)
        watch.hold([a: 1])
        watch.committed([a: 1], ends: [a: 9])
        await watch.turn()
        #expect(told.lags == [a: 8])
        watch.hold([:])
        #expect(told.lags == [a: 0])
        #expect(told.age == 0)
    }

    @Test func `the metrics say it in their series`() {
        let registry = MetricsRegistry(product: "wniosek", definitions: ProjectionMetrics.definitions)
        let observe = ProjectionMetrics(projection: "notes", factory: registry).observer
        observe(.lag(a, records: 7))
        observe(.lag(b, records: 3))
        observe(.lag(b, records: 0))
        observe(.eventAge(seconds: 12.5))
        observe(.goneFromLog(RecordPosition(topic: "notes", partition: 0, offset: 4)))
        observe(.standingStill(code: "paused"))
        let lines = Set(registry.exposition().split(separator: "\n").map(String.init).filter { $0.contains("{") })
        #expect(
            lines == [
                #"wniosek_projection_lag_records{projection="notes",topic="notes",partition="0"} 7"#,
                #"wniosek_projection_lag_records{projection="notes",topic="notes",partition="1"} 0"#,
                #"wniosek_projection_event_age_seconds{projection="notes"} 12.5"#,
                #"wniosek_projection_parked_gone_total{projection="notes"} 1"#,
            ])
    }
}
