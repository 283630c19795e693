import Dispatch
import Synchronization
import Testing

@testable import Blocking

struct BlockingLanesTests {
    /// How many calls are running, and how many did at most.
    private final class Gauge: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { state.withLock { $0.most } }

        func enter() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    @Test func `each call has a context to itself`() async {
        var made = 0
        let gauge = Gauge()
        let lanes = BlockingLanes("test", count: 3) {
            made += 1
            return made
        }
        let contexts = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    await lanes.run { context in
                        gauge.enter()
                        defer { gauge.leave() }
                        return context
                    }
                }
            }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(contexts.count == 60)
        #expect(Set(contexts).isSubset(of: [1, 2, 3]))
        #expect((1...3).contains(gauge.most))
    }

    @Test func `a context keeps what a call leaves in it`() async {
        let lanes = BlockingLanes("test", count: 1) { 0 }
        for expected in 1...5 {
            let number = await lanes.run { context in
                context += 1
                return context
            }
            #expect(number == expected)
        }
    }

    @Test func `one blocked lane holds up nobody else`() async {
        let lanes = BlockingLanes("test", count: 2) {}
        let gate = DispatchSemaphore(value: 0)
        async let blocked = lanes.run { _ in gate.wait() }
        for number in 0..<10 { #expect(await lanes.run { _ in number } == number) }
        gate.signal()
        await blocked
    }
}
