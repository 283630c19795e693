import Synchronization
import Testing

@testable import Intake

struct AttemptLimitsTests {
    /// A clock that goes when it is told to.
    private final class Clock: Sendable {
        private let time = Atomic<Int64>(0)

        func advance(by duration: Duration) { time.add(duration.nanoseconds, ordering: .relaxed) }

        var now: @Sendable () -> Int64 { { self.time.load(ordering: .relaxed) } }
    }

    private let clock = Clock()

    private func limits(
        address: Int = 10, reference: Int = 10, global: Int = 300, remembering capacity: Int = 1024
    ) -> AttemptLimits {
        AttemptLimits(
            AttemptLimits.Rates(
                address: AttemptRate(burst: address, interval: .seconds(30)),
                reference: AttemptRate(burst: reference, interval: .seconds(60)),
                global: AttemptRate(burst: global, interval: .milliseconds(200))),
            remembering: capacity, now: clock.now)
    }

    @Test func `an address may try ten times, then once every thirty seconds`() {
        let limits = limits(reference: 100)
        for _ in 0..<10 { #expect(limits.admit(address: "a", reference: "R") == .allowed) }
        #expect(limits.admit(address: "a", reference: "R") == .refused(retryAfter: 30, scope: .address))
        #expect(limits.admit(address: "b", reference: "R") == .allowed)
        clock.advance(by: .milliseconds(29_001))
        #expect(limits.admit(address: "a", reference: "R") == .refused(retryAfter: 1, scope: .address))
        clock.advance(by: .seconds(1))
        #expect(limits.admit(address: "a", reference: "R") == .allowed)
        #expect(limits.admit(address: "a", reference: "R") == .refused(retryAfter: 30, scope: .address))
    }

    @Test func `a reference is bounded however many addresses try it`() {
        let limits = limits()
        for number in 0..<10 { #expect(limits.admit(address: "a\(number)", reference: "R") == .allowed) }
        #expect(limits.admit(address: "b", reference: "R") == .refused(retryAfter: 60, scope: .reference))
        #expect(limits.admit(address: "b", reference: "S") == .allowed)
        #expect(limits.admit(address: "b", reference: nil) == .allowed)
    }

    @Test func `all together are bounded, and filled up again five times a second`() {
        let limits = limits(global: 3)
        for number in 0..<3 { #expect(limits.admit(address: "a\(number)", reference: nil) == .allowed) }
        #expect(limits.admit(address: "b", reference: nil) == .refused(retryAfter: 1, scope: .global))
        clock.advance(by: .milliseconds(200))
        #expect(limits.admit(address: "b", reference: nil) == .allowed)
        #expect(limits.admit(address: "c", reference: nil) == .refused(retryAfter: 1, scope: .global))
    }

    @Test func `who watches their own case takes nobody else's place`() {
        let limits = limits(global: 3)
        for _ in 0..<1_000 {
            #expect(limits.admit(address: "a", reference: "R") == .allowed)
            limits.giveBack(address: "a", reference: "R")
        }
        #expect(limits.admit(address: "b", reference: "S") == .allowed)
    }

    @Test func `what is refused takes nothing from the other buckets`() {
        let limits = limits(address: 1, reference: 2, global: 3)
        #expect(limits.admit(address: "a", reference: "R") == .allowed)
        for _ in 0..<100 {
            #expect(limits.admit(address: "a", reference: "R") == .refused(retryAfter: 30, scope: .address))
        }
        #expect(limits.admit(address: "b", reference: "R") == .allowed)
        #expect(limits.admit(address: "c", reference: "S") == .allowed)
    }

    @Test func `the time to wait is that of the slowest bucket`() {
        let limits = limits(address: 1, reference: 1)
        #expect(limits.admit(address: "a", reference: "R") == .allowed)
        #expect(limits.admit(address: "a", reference: "R") == .refused(retryAfter: 60, scope: .address))
    }

    @Test func `whoever has the right code may look as often as they like`() {
        let limits = limits(global: 10_000)
        for _ in 0..<1000 {
            #expect(limits.admit(address: "a", reference: "R") == .allowed)
            limits.giveBack(address: "a", reference: "R")
        }
    }

    @Test func `giving back never makes a bucket larger than it is`() {
        let limits = limits(address: 2)
        #expect(limits.admit(address: "a", reference: nil) == .allowed)
        for _ in 0..<50 { limits.giveBack(address: "a", reference: nil) }
        limits.giveBack(address: "nobody", reference: "none")
        #expect(limits.admit(address: "a", reference: nil) == .allowed)
        #expect(limits.admit(address: "a", reference: nil) == .allowed)
        #expect(limits.admit(address: "a", reference: nil) == .refused(retryAfter: 30, scope: .address))
    }

    @Test func `a million addresses take no more memory than the table has places`() {
        let limits = limits(global: 10_000_000, remembering: 1024)
        for number in 0..<1_000_000 {
            guard limits.admit(address: "address \(number)", reference: "reference \(number)") == .allowed else {
                Issue.record("address \(number) was refused")
                return
            }
        }
        #expect(limits.bucketCount <= 2 * 1024)
        #expect(limits.bucketCount > 1024)
    }

    @Test func `in a full table the bucket that would be full first is forgotten`() {
        var table = BucketTable(capacity: 8)
        func put(_ key: UInt64, _ fullAt: Int64) { table.set(key, at: table.find(key).place, fullAt: fullAt) }
        for key in 1...8 { put(UInt64(key), Int64(key) * 100) }
        put(1, 900)
        put(9, 950)
        #expect(table.find(2).fullAt == .min)
        #expect((3...8).allSatisfy { table.find(UInt64($0)).fullAt == Int64($0) * 100 })
        #expect(table.find(1).fullAt == 900)
        #expect(table.count == 8)
    }

    @Test(arguments: [
        (0, "1 sekundę"), (1, "1 sekundę"), (2, "2 sekundy"), (12, "12 sekund"), (30, "30 sekund"), (64, "64 sekundy"),
        (90, "90 sekund"), (91, "2 minuty"), (300, "5 minut"), (1321, "23 minuty"),
    ])
    func `times to wait are good Polish and never too short`(seconds: Int, text: String) {
        #expect(WaitText.polish(seconds: seconds) == text)
    }
}
