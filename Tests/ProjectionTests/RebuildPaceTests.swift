import Projection
import Testing

/// What a rebuild says of its pace.
struct RebuildPaceTests {
    let began = ContinuousClock.now

    @Test func `a run from the beginning counts everything`() {
        var pace = RebuildPace(leftBehind: 0)
        pace.reach(0, at: began)
        pace.reach(500, at: began + .seconds(5))
        #expect(pace.perSecond == 100)
        #expect(pace.secondsLeft(to: 1_500) == 10)
    }

    @Test func `what an earlier run wrote counts neither as work nor as time`() {
        var pace = RebuildPace(leftBehind: 100_000)
        pace.reach(0, at: began)
        pace.reach(60_000, at: began + .seconds(1))
        #expect(pace.perSecond == 0)
        #expect(pace.secondsLeft(to: 110_000) == nil, "reading again says nothing about writing")
        pace.reach(100_000, at: began + .seconds(3))
        #expect(pace.secondsLeft(to: 110_000) == nil)
        pace.reach(101_000, at: began + .seconds(13))
        #expect(pace.perSecond == 100)
        #expect(pace.secondsLeft(to: 110_000) == 90)
    }

    @Test func `more records than were expected leave no time below zero`() {
        var pace = RebuildPace(leftBehind: 0)
        pace.reach(0, at: began)
        pace.reach(200, at: began + .seconds(1))
        #expect(pace.secondsLeft(to: 100) == 0)
    }
}
