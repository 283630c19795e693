import Applications
import Testing

@Suite struct FoldPropertyTests {
    static let seeds: [UInt64] = [1, 2, 3, 20_260_302]

    /// A random event of one of `applications`: half of them what a caseworker might do next, the others anything at
    /// all: late, early, out of version, broken.
    static func event(
        _ number: UInt64, applications: UInt64, after states: [ApplicationID: ApplicationState],
        using generator: inout SeededGenerator
    ) -> ApplicationEvent {
        let benefits: [BenefitCode] = [.housingAllowance, .socialAssistance, .familyBenefits, .init(rawValue: "bon")]
        let application = UInt64.random(in: 0..<applications, using: &generator)
        if Bool.random(using: &generator) {
            let status = states[Sample.application(application)]?.status
            let sensible = status.map(Lifecycle.allowedKinds) ?? [.submitted]
            let kind = sensible.randomElement(using: &generator) ?? .noteAdded
            return Sample.event(
                number, sensibleBody(kind, using: &generator), application: application,
                benefit: benefits[Int(application % 4)])
        }
        let kind = EventKind.allCases[Int.random(in: 0..<25, using: &generator)]
        let day = LocalDate(daysSince1970: 20_514 + Int.random(in: 0..<400, using: &generator))
        return Sample.event(
            number, body(kind, using: &generator), at: day.iso, application: application,
            benefit: benefits[Int(application % 4)],
            expecting: Int.random(in: 0..<4, using: &generator) == 0 ? Int.random(in: 0..<9, using: &generator) : nil)
    }

    private static func sensibleBody(_ kind: EventKind, using generator: inout SeededGenerator) -> EventBody {
        let choices: [EventBody] =
            switch kind {
            case .appealResolved:
                [
                    Sample.resolved(.upheld), Sample.resolved(.changed), Sample.resolved(.remanded),
                    Sample.resolved(.changed, by: .authority),
                ]
            case .becameFinal: [.waiver, .appealUpheld, .appealChanged].map { Sample.final($0) }
            case .decisionChanged: [.changed, .repealed, .expired].map { Sample.changed($0) }
            default: [Sample.body(kind)]
            }
        return choices.randomElement(using: &generator) ?? Sample.body(kind)
    }

    private static func body(_ kind: EventKind, using generator: inout SeededGenerator) -> EventBody {
        let day = LocalDate(daysSince1970: Int.random(in: 20_400..<21_000, using: &generator)).iso
        let extreme = Int.random(in: 0..<20, using: &generator) == 0
        switch kind {
        case .supplementRequested:
            return Sample.call(
                [.formalDefects, .formDefect, .missingDocuments].randomElement(using: &generator) ?? .formDefect,
                days: extreme ? .max : Int.random(in: -1...40, using: &generator), servedOn: extreme ? nil : day)
        case .decided:
            return Sample.decided(
                [.granted, .refused, .discontinued].randomElement(using: &generator) ?? .granted, on: day,
                grosze: extreme ? .min : nil)
        case .decisionServed: return Sample.served(on: extreme ? "9999-12-31" : day)
        case .appealed: return Sample.appealed(on: extreme ? "0001-01-01" : day)
        case .appealResolved:
            return Sample.resolved(
                AppealResolved.Outcome.allCases.randomElement(using: &generator) ?? .upheld,
                by: Bool.random(using: &generator) ? .sko : .authority, on: day)
        case .becameFinal:
            return Sample.final(BecameFinal.Cause.allCases.randomElement(using: &generator) ?? .waiver, on: day)
        case .paymentRecorded:
            return Sample.paid(extreme ? .max : Int.random(in: -1...1_000_000_000_000, using: &generator), on: day)
        case .decisionChanged:
            return Sample.changed(DecisionChanged.Outcome.allCases.randomElement(using: &generator) ?? .changed)
        case .leftUnexamined: return Sample.left(Bool.random(using: &generator) ? .noAddress : .defectsNotMended)
        default: return Sample.body(kind)
        }
    }

    static func log(of count: Int, applications: UInt64, seed: UInt64) -> [ApplicationEvent] {
        var generator = SeededGenerator(seed: seed)
        var states: [ApplicationID: ApplicationState] = [:]
        return (1...count).map { number in
            let event = event(UInt64(number), applications: applications, after: states, using: &generator)
            let id = event.metadata.applicationID
            if case .accepted(let next) = Fold.apply(event, to: states[id]) { states[id] = next }
            return event
        }
    }

    static func states(after log: [ApplicationEvent]) -> [ApplicationID: ApplicationState] {
        log.reduce(into: [:]) { states, event in
            let id = event.metadata.applicationID
            if case .accepted(let next) = Fold.apply(event, to: states[id]) { states[id] = next }
        }
    }

    @Test(arguments: seeds)
    func `events repeated later change nothing`(_ seed: UInt64) {
        let log = Self.log(of: 2_000, applications: 20, seed: seed)
        var generator = SeededGenerator(seed: ~seed)
        // After each event comes, now and then, a copy of one that counted before it: the broker's or a retry's.
        var states: [ApplicationID: ApplicationState] = [:]
        var accepted: [ApplicationEvent] = []
        var duplicates = 0
        for event in log {
            let id = event.metadata.applicationID
            if case .accepted(let next) = Fold.apply(event, to: states[id]) {
                states[id] = next
                accepted.append(event)
            }
            guard Bool.random(using: &generator), let copy = accepted.randomElement(using: &generator) else { continue }
            let outcome = Fold.apply(copy, to: states[copy.metadata.applicationID])
            guard case .duplicate(let version) = outcome else {
                Issue.record("seed \(seed): \(copy.body.kind) counted twice: \(outcome)")
                return
            }
            #expect(states[copy.metadata.applicationID]?.eventIDs[version - 1] == copy.metadata.id)
            duplicates += 1
        }
        #expect(duplicates > 100 && states == Self.states(after: log), "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `interleaving of applications and cutting into batches give one state`(_ seed: UInt64) {
        let log = Self.log(of: 3_000, applications: 30, seed: seed)
        let expected = Self.states(after: log)
        var generator = SeededGenerator(seed: seed &+ 17)
        // Another interleaving: any merge that keeps the order within each application.
        var queues = Dictionary(grouping: log, by: \.metadata.applicationID).mapValues { $0[...] }
        var merged: [ApplicationEvent] = []
        var waiting = queues.keys.sorted()
        while let id = waiting.randomElement(using: &generator) {
            if let event = queues[id]?.popFirst() { merged.append(event) } else { waiting.removeAll { $0 == id } }
        }
        #expect(merged.count == log.count)
        #expect(Self.states(after: merged) == expected, "seed \(seed)")
        // Batches: each starts from the states the earlier ones stored.
        var stored: [ApplicationID: ApplicationState] = [:]
        var rest = log[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Int.random(in: 1...200, using: &generator))
            rest = rest.dropFirst(batch.count)
            for (id, events) in Dictionary(grouping: batch, by: \.metadata.applicationID) {
                for event in events {
                    if case .accepted(let next) = Fold.apply(event, to: stored[id]) { stored[id] = next }
                }
            }
        }
        #expect(stored == expected, "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `leaving out refused events changes nothing`(_ seed: UInt64) {
        let log = Self.log(of: 3_000, applications: 30, seed: seed)
        var states: [ApplicationID: ApplicationState] = [:]
        let accepted = log.filter { event in
            let id = event.metadata.applicationID
            guard case .accepted(let next) = Fold.apply(event, to: states[id]) else { return false }
            states[id] = next
            return true
        }
        #expect(accepted.count > 100 && accepted.count < log.count, "seed \(seed)")
        #expect(Self.states(after: accepted) == states, "seed \(seed)")
    }

    @Test func `the fold answers any hundred thousand events and every state is sound`() {
        let seed: UInt64 = 424_242
        var states: [ApplicationID: ApplicationState] = [:]
        var reached: Set<Status> = []
        for (number, event) in Self.log(of: 100_000, applications: 4_000, seed: seed).enumerated() {
            let id = event.metadata.applicationID
            let before = states[id]
            guard case .accepted(let next) = Fold.apply(event, to: before) else { continue }
            let allowed = before.map { Lifecycle.targets(from: $0.status, on: event.body.kind) } ?? [.submitted]
            let sound =
                allowed.contains(next.status) && next.version == (before?.version ?? 0) + 1
                && next.eventIDs.count == next.version && (next.suspendedFrom != nil) == (next.status == .suspended)
                && Set(next.deadlines.map(\.kind)).count == next.deadlines.count
                && next.deadlines.allSatisfy { $0.due >= $0.startedOn && $0.nominalEnd <= $0.due }
                && next.filedAt == (before?.filedAt ?? event.metadata.time)
            guard sound else {
                Issue.record("seed \(seed), event \(number): \(event.body) led to \(next)")
                return
            }
            reached.insert(next.status)
            states[id] = next
        }
        #expect(reached == Set(Status.allCases), "seed \(seed): \(reached.map(\.rawValue).sorted())")
    }
}
