import Testing

@testable import Blocking

struct DeadlineTests {
    @Test func `nothing remains after no time at all`() {
        let deadline = Deadline(after: .zero)
        #expect(deadline.hasPassed)
        #expect(deadline.remaining == .zero)
        #expect(deadline.remainingMilliseconds == 0)
    }

    @Test func `what has passed never becomes less than nothing`() {
        #expect(Deadline(after: .seconds(-5)).remaining == .zero)
    }

    @Test func `what remains is rounded up to whole milliseconds`() {
        let remaining = Deadline(after: .seconds(3600)).remainingMilliseconds
        #expect((3_500_000...3_600_000).contains(remaining))
    }

    @Test func `the sooner of two counts`() {
        let hour = Deadline(after: .seconds(3600))
        #expect(hour.sooner(.zero).hasPassed)
        #expect(hour.sooner(.seconds(7200)).remaining <= .seconds(3600))
    }

    @Test func `a far point fits into a C int`() {
        #expect(Deadline(after: .seconds(1_000_000_000)).remainingMilliseconds == 2_000_000_000)
    }
}
