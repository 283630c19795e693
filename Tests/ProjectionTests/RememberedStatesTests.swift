import Applications
import Testing

@testable import Projection

struct RememberedStatesTests {
    private func state(_ application: UInt64, version: Int = 1) throws -> ApplicationState {
        let filed = Events.event(1, of: Events.application(application), expecting: 0, Events.submitted)
        guard case .accepted(var state) = Fold.apply(filed, to: nil) else { throw NotAccepted() }
        state.version = version
        return state
    }

    @Test func `what was used lately is remembered`() throws {
        var states = RememberedStates(limit: 4)
        states.remember(try (1...2).map { try state($0) })
        #expect(states[Events.application(1)] != nil)
        #expect(states[Events.application(2)] != nil)
        #expect(states[Events.application(3)] == nil)
    }

    @Test func `however many pass, no more than the limit are kept, and the last ones are`() throws {
        var states = RememberedStates(limit: 10)
        for number in 1...500 as ClosedRange<UInt64> {
            states.remember([try state(number)])
            let known = (1...number).filter { states[Events.application($0)] != nil }
            #expect(known.count <= 10)
            #expect(known.suffix(5) == (1...number).suffix(5))
        }
    }

    @Test func `a state that is remembered again is the newer one, whichever half holds the older`() throws {
        var states = RememberedStates(limit: 4)
        for version in 1...50 {
            states.remember([try state(1, version: version)])
            #expect(states[Events.application(1)]?.version == version)
            states.remember([try state(UInt64(1 + version % 3))])
            #expect(states[Events.application(1)]?.version == (version % 3 == 0 ? 1 : version))
        }
    }

    @Test(arguments: [0, 1, 2]) func `a limit too small to be of use still gives no wrong answer`(limit: Int) throws {
        var states = RememberedStates(limit: limit)
        states.remember([try state(1), try state(2), try state(3), try state(3, version: 2)])
        #expect(states[Events.application(3)]?.version == 2)
        #expect(states[Events.application(1)] == nil)
    }

    @Test func `everything is forgotten at once`() throws {
        var states = RememberedStates(limit: 4)
        states.remember(try (1...4).map { try state($0) })
        states.forgetAll()
        for number in 1...4 as ClosedRange<UInt64> { #expect(states[Events.application(number)] == nil) }
    }

    private struct NotAccepted: Error {}
}
