import Applications
import Kafka
import Testing

@testable import Projection

/// Single ways through the core; every order of them is the simulation's matter (Simulation/).
struct ProjectionCoreTests {
    let partition = Events.position(0).topicPartition
    let other = Events.position(0, partition: 1).topicPartition
    let a = Events.application(1)
    let b = Events.application(2)

    func filed(_ offset: Int64, _ application: ApplicationID) -> DecodedRecord {
        Events.record(offset, Events.event(UInt64(offset), of: application, expecting: 0, Events.submitted))
    }

    func note(_ offset: Int64, _ application: ApplicationID) -> DecodedRecord {
        Events.record(offset, Events.event(UInt64(offset), of: application, expecting: nil, Events.note("x")))
    }

    /// A core that owns the partition and has nothing to do.
    func core(next: Int64 = 0, stopped: [ApplicationID: RecordPosition] = [:]) throws -> ProjectionCore {
        var core = ProjectionCore(rememberedStates: 100)
        #expect(core.handle(.assigned([partition])).claims == [partition])
        let action = core.handle(.claimed([partition: .init(nextOffset: next, epoch: 1)], stopped: stopped))
        try #require(action.isRest)
        return core
    }

    /// Hands records in and answers the load that comes first with nothing; the transaction that follows.
    func transaction(_ input: ProjectionInput, to core: inout ProjectionCore) throws -> ProjectionTransaction {
        var action = core.handle(input)
        if action.loads != nil { action = core.handle(.loaded([])) }
        return try #require(action.transaction)
    }

    @Test func `states are read before the fold, and only those that are not remembered`() throws {
        var core = try core()
        #expect(Set(try #require(core.handle(.records([filed(0, a), filed(1, b)])).loads)) == [a, b])
        let transaction = try #require(core.handle(.loaded([])).transaction)
        #expect(transaction.batch.accepted.count == 2)
        #expect(core.handle(.committed(memos: [:])).isRest)
        #expect(core.handle(.records([note(2, a)])).transaction?.batch.accepted.map(\.state.version) == [2])
    }

    @Test func `records that are passed are not folded again`() throws {
        var core = try core(next: 7)
        #expect(core.handle(.records([filed(5, a), filed(6, b)])).isRest)
        #expect(try transaction(.records([filed(6, a), filed(7, b)]), to: &core).batch.accepted.map(\.state.id) == [b])
    }

    @Test func `after a failure every partition is claimed again before the records are`() throws {
        var core = try core()
        #expect(core.handle(.assigned([other])).claims == [other])
        #expect(core.handle(.claimed([other: .init(nextOffset: 0, epoch: 1)], stopped: [:])).isRest)
        _ = try transaction(.records([filed(0, a), filed(1, b)]), to: &core)
        #expect(core.handle(.failed(.transient(code: "57P01"))).waits == .milliseconds(50))
        #expect(Set(try #require(core.handle(.elapsed).claims)) == [partition, other])
        // The commit had happened as far as the first record; another instance did that.
        let claims = [
            partition: PartitionLedger.Claim(nextOffset: 1, epoch: 3), other: .init(nextOffset: 0, epoch: 2),
        ]
        #expect(core.handle(.claimed(claims, stopped: [:])).loads == [b])
        let repeated = try #require(core.handle(.loaded([])).transaction)
        #expect(repeated.advances == [.init(partition: partition, expected: 1, next: 2, epoch: 3, accepted: 1)])
    }

    @Test func `after a failed claim the partitions held before are claimed again as well`() throws {
        var core = try core()
        #expect(core.handle(.assigned([other])).claims == [other])
        #expect(core.handle(.failed(.transient(code: "57P01"))).waits != nil)
        #expect(Set(try #require(core.handle(.elapsed).claims)) == [partition, other])
    }

    @Test func `a commit that happened without an answer is not repeated`() throws {
        var core = try core()
        _ = try transaction(.records([filed(0, a)]), to: &core)
        _ = core.handle(.failed(.transient(code: "08006")))
        _ = core.handle(.elapsed)
        #expect(core.handle(.claimed([partition: .init(nextOffset: 1, epoch: 2)], stopped: [:])).isRest)
    }

    @Test func `waits grow to two seconds and are short again after a success`() throws {
        var core = try core()
        _ = try transaction(.records([filed(0, a)]), to: &core)
        var waits: [Duration] = []
        for _ in 0..<8 {
            waits.append(try #require(core.handle(.failed(.transient(code: "08006"))).waits))
            #expect(core.handle(.elapsed).claims == [partition])
        }
        #expect(waits == [50, 100, 200, 400, 800, 1_600, 2_000, 2_000].map { Duration.milliseconds($0) })
        let claims = [partition: PartitionLedger.Claim(nextOffset: 0, epoch: 2)]
        #expect(core.handle(.claimed(claims, stopped: [:])).loads == [a])
        #expect(core.handle(.failed(.transient(code: "08006"))).waits == .milliseconds(50))
    }

    @Test func `a record whose row is refused is found by halving and set aside with its application`() throws {
        var core = try core()
        var action = core.handle(.records([filed(0, a), filed(1, b), note(2, b), note(3, a), note(4, b)]))
        var committed: [ProjectionTransaction] = []
        var attempts = 0
        while !action.isRest {
            if action.loads != nil {
                let known = [a, b].compactMap { application in
                    committed.flatMap(\.batch.accepted).last { $0.state.id == application }?.state
                }
                action = core.handle(.loaded(known))
                continue
            }
            let transaction = try #require(action.transaction)
            attempts += 1
            if transaction.batch.accepted.contains(where: { $0.position.offset == 2 }) {
                action = core.handle(.failed(.data(sqlState: "23514")))
            } else {
                committed.append(transaction)
                action = core.handle(.committed(memos: [:]))
            }
        }
        #expect(committed.flatMap(\.batch.accepted).map(\.position.offset) == [0, 1, 3])
        #expect(committed.flatMap(\.batch.parked).map(\.position.offset) == [2, 4])
        #expect(committed.flatMap(\.batch.parked).map(\.reason) == ["read-model-refused", "application-stopped"])
        #expect(core.ledger.claims[partition]?.nextOffset == 5)
        #expect(core.ledger.stopped == [b: Events.position(4)])
        #expect(attempts <= 8, "about two for each halving")
    }

    @Test func `a record that can be neither written nor set aside stops the projector`() throws {
        var core = try core()
        _ = try transaction(.records([filed(0, a)]), to: &core)
        #expect(core.handle(.failed(.data(sqlState: "23514"))).transaction?.batch.parked.count == 1)
        guard case .stop(.database(sqlState: "23505", _)) = core.handle(.failed(.data(sqlState: "23505"))) else {
            Issue.record("expected a stop")
            return
        }
    }

    @Test func `values refused where the engine itself asks stop the projector`() throws {
        var core = try core()
        #expect(core.handle(.records([filed(0, a)])).loads == [a])
        guard case .stop(.database(sqlState: "22P02", _)) = core.handle(.failed(.data(sqlState: "22P02"))) else {
            Issue.record("expected a stop")
            return
        }
    }

    @Test(arguments: [ProjectionFailure.fenced, .superseded, .paused])
    func `what waiting does not mend stops it, whatever is asked afterwards`(failure: ProjectionFailure) throws {
        var core = try core()
        _ = try transaction(.records([filed(0, a)]), to: &core)
        #expect(core.handle(.failed(.final(failure))).stops == failure)
        #expect(core.handle(.records([filed(0, a)])).stops == failure)
        #expect(core.handle(.revoked([partition])).isRest, "the partitions can still be given back")
    }

    @Test func `a lane that was interrupted asks for nothing any more`() throws {
        var core = try core()
        _ = try transaction(.records([filed(0, a)]), to: &core)
        core.abandon()
        #expect(core.handle(.records([filed(0, a)])).stops == .interrupted)
    }

    @Test func `a database restored from a backup makes the lane start over`() throws {
        var core = try core(next: 5)
        _ = try transaction(.records([filed(5, a)]), to: &core)
        _ = core.handle(.failed(.transient(code: "08006")))
        _ = core.handle(.elapsed)
        let action = core.handle(.claimed([partition: .init(nextOffset: 3, epoch: 2)], stopped: [:]))
        #expect(action.stops == .fenced)
    }

    @Test func `a release folds the records in order and lets the application go on`() throws {
        var core = try core(next: 9, stopped: [a: Events.position(4)])
        let released = try transaction(.release([filed(2, a), note(4, a)]), to: &core)
        #expect(released.batch.accepted.map(\.state.version) == [1, 2])
        #expect(released.released == [Events.position(2), Events.position(4)])
        #expect(
            released.advances == [.init(partition: partition, expected: 9, next: 9, epoch: 1, accepted: 2, parked: -2)])
        #expect(core.handle(.committed(memos: [:])).isRest)
        #expect(core.ledger.stopped.isEmpty)
        #expect(core.handle(.records([note(9, a)])).transaction?.batch.accepted.map(\.state.version) == [3])
    }

    @Test func `a release that came too late is passed over`() throws {
        var core = try core(next: 9, stopped: [a: Events.position(6)])
        #expect(core.handle(.release([filed(2, a), note(4, a)])).isRest, "one more was set aside since")
        #expect(core.ledger.stopped == [a: Events.position(6)])
        #expect(core.handle(.revoked([partition])).isRest)
        #expect(core.handle(.release([Events.poison(3, of: nil)])).isRest, "the partition is gone")
    }

    @Test func `a release without an answer is not repeated, and its application stays stopped`() throws {
        var core = try core(next: 9, stopped: [a: Events.position(2)])
        _ = try transaction(.release([filed(2, a)]), to: &core)
        _ = core.handle(.failed(.transient(code: "08006")))
        _ = core.handle(.elapsed)
        let claims = [partition: PartitionLedger.Claim(nextOffset: 9, epoch: 2)]
        #expect(core.handle(.claimed(claims, stopped: [a: Events.position(2)])).isRest)
        #expect(
            try transaction(.records([note(9, a)]), to: &core).batch.parked.map(\.reason) == ["application-stopped"])
    }
}

extension ProjectionAction {
    fileprivate var isRest: Bool { if case .rest = self { true } else { false } }
    fileprivate var claims: [TopicPartition]? { if case .claim(let partitions) = self { partitions } else { nil } }
    fileprivate var loads: [ApplicationID]? { if case .load(let applications) = self { applications } else { nil } }
    fileprivate var waits: Duration? { if case .wait(let delay, _) = self { delay } else { nil } }
    fileprivate var stops: ProjectionFailure? { if case .stop(let failure) = self { failure } else { nil } }

    fileprivate var transaction: ProjectionTransaction? {
        if case .commit(let transaction) = self { transaction } else { nil }
    }
}
