import Applications
import Testing

@testable import Simulation

/// The events of a whole office: good for the fold, in order, in the proportions that were meant.
@Suite struct EventStreamTests {
    /// Made once: most tests look at the same two years.
    static let sample = Array(SimulatedOffice.sample(.applications(2_000)).events())

    @Test func `every event is accepted by the fold`() {
        var states: [ApplicationID: ApplicationState] = [:]
        for event in Self.sample {
            let id = event.metadata.applicationID
            guard case .accepted(let next) = Fold.apply(event, to: states[id]) else {
                Issue.record("\(event.body.kind) of version \(states[id]?.version ?? 0)")
                return
            }
            states[id] = next
        }
        #expect(states.count == 2_000)
        #expect(Self.sample.count > 20_000)
    }

    @Test(arguments: [77, 4_711] as [UInt64])
    func `no course leads where the fold does not follow`(seed: UInt64) {
        var events = SimulatedOffice.sample(seed: seed, .applications(900)).events()
        while events.next() != nil {}
        #expect(events.refusedByFold == 0)
        #expect(events.openCases == 0)
    }

    @Test func `events come in the order of their times and within the span`() {
        var last = Instant(milliseconds: 0)
        var lastOfCase: [ApplicationID: Instant] = [:]
        for event in Self.sample {
            let time = event.metadata.time
            #expect(time >= last)
            if let before = lastOfCase[event.metadata.applicationID] { #expect(time > before) }
            (last, lastOfCase[event.metadata.applicationID]) = (time, time)
        }
        #expect(Self.sample.first?.metadata.time.warsawDate ?? .distant >= LocalDate(daysSince1970: 20_051))
        #expect(last.warsawDate <= LocalDate(daysSince1970: 20_780))
        #expect(last.warsawDate >= LocalDate(daysSince1970: 20_775))
    }

    @Test func `the same seed gives the same events, another one others`() {
        let first = Array(SimulatedOffice.sample(seed: 5, .applications(60)).events())
        #expect(first == Array(SimulatedOffice.sample(seed: 5, .applications(60)).events()))
        #expect(first != Array(SimulatedOffice.sample(seed: 6, .applications(60)).events()))
    }

    @Test(arguments: [1, 100, 6_000])
    func `as many events come as were asked for, up to the last days`(count: Int) {
        let events = Array(SimulatedOffice.sample(seed: 9, .events(count)).events())
        #expect(events.count == count)
        guard count >= 6_000 else { return }
        #expect(events.last?.metadata.time.warsawDate ?? .distant >= LocalDate(daysSince1970: 20_690))
    }

    @Test func `every kind of event happens, to every benefit`() {
        #expect(Set(Self.sample.map(\.body.kind)) == Set(EventKind.allCases))
        #expect(Set(Self.sample.map(\.metadata.benefit)) == Set(SimulatedOffice.benefits))
    }

    @Test func `calls, appeals, withdrawals and grants have their shares`() {
        func count(_ kind: EventKind) -> Double { Double(Self.sample.count { $0.body.kind == kind }) }
        let filed = count(.submitted)
        let called = Double(
            Set(Self.sample.filter { $0.body.kind == .supplementRequested }.map(\.metadata.applicationID)).count)
        let granted = Double(
            Self.sample.count { if case .decided(let decided) = $0.body { decided.outcome == .granted } else { false } }
        )
        #expect((0.18...0.30).contains(called / filed))
        #expect((0.015...0.045).contains(count(.appealed) / count(.decided)))
        #expect((0.02...0.04).contains(count(.withdrawn) / filed))
        #expect((0.70...0.90).contains(granted / count(.decided)))
        #expect((3.0...5.0).contains(count(.paymentRecorded) / filed))
    }

    @Test func `social assistance is granted or refused only after an interview`() {
        var interviewed: Set<ApplicationID> = []
        var decided = 0
        for event in Self.sample where event.metadata.benefit == .socialAssistance {
            if event.body.kind == .interviewCompleted { interviewed.insert(event.metadata.applicationID) }
            guard case .decided(let decision) = event.body, decision.outcome != .discontinued else { continue }
            decided += 1
            #expect(interviewed.contains(event.metadata.applicationID))
        }
        #expect(decided > 100)
    }

    @Test func `every event says that it is invented, and who acted`() {
        let caseworkers = Set((1...12).map { $0 < 10 ? "k0\($0)" : "k\($0)" })
        var found: Set<String> = []
        for event in Self.sample {
            #expect(event.metadata.source == SimulatedOffice.source)
            if case .caseworker(let id) = event.metadata.actor { found.insert(id) }
        }
        #expect(found == caseworkers)
    }

    @Test func `case numbers are dense within a benefit and a year`() {
        var last: [Substring: Int] = [:]
        for event in Self.sample {
            guard case .registered(let registered) = event.body else { continue }
            let parts = registered.caseNumber.split(separator: ".")
            let series = registered.caseNumber.prefix(7) + parts[3]
            #expect(Int(parts[2]) == (last[series] ?? 0) + 1)
            last[series] = Int(parts[2])
        }
        #expect(last.count >= 8)
    }

    @Test func `only the benefits asked for are invented`() {
        let simulation = SimulatedOffice.sample(.applications(40), benefits: [.alimonyFund])
        #expect(Set(simulation.events().map(\.metadata.benefit)) == [.alimonyFund])
        #expect(Array(SimulatedOffice.sample(.applications(40), benefits: []).events()).isEmpty)
    }

    @Test func `only cases that go on are kept`() {
        var events = SimulatedOffice.sample(.applications(2_000)).events()
        var most = 0
        while events.next() != nil { most = max(most, events.openCases) }
        #expect(most > 100)
        #expect(most < 1_000)
    }
}

extension LocalDate {
    fileprivate static let distant = LocalDate(daysSince1970: 0)
}
