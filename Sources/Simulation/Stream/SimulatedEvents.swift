public import Applications
internal import Benefits

/// The events of an invented office, one after the other. Only cases that go on are kept in memory.
public struct SimulatedEvents: Sequence, IteratorProtocol, Sendable {
    private let simulation: SimulatedOffice
    private let applications: Int
    private let limit: Int
    private let fillsForms: Bool
    private let forms: [FormKind]
    private let calendar: OfficeCalendar
    private let arrivals: Arrivals
    private let end: Instant
    private var queue = CaseQueue()
    private var files = CaseNumbers()
    private var filed = 0
    private var emitted = 0
    private var nextArrival: Instant?

    /// Events that were left out, each with the rest of its case, because the fold refused them: a mistake of the course.
    private(set) var refusedByFold = 0

    /// Cases that go on: what the memory used depends on.
    public var openCases: Int { queue.count }

    init(_ simulation: SimulatedOffice, applications: Int, limit: Int, fillsForms: Bool = true) {
        self.simulation = simulation
        self.applications = simulation.forms.isEmpty ? 0 : applications
        self.limit = limit
        self.fillsForms = fillsForms
        forms = simulation.forms
        calendar = OfficeCalendar(from: simulation.from, until: simulation.until)
        arrivals = Arrivals(
            count: applications, from: simulation.from, until: simulation.until, forms: simulation.forms,
            seed: simulation.seed)
        end = Instant(day: simulation.until.daysSince1970 + 1, second: 0)
        nextArrival = self.applications > 0 ? arrivals.time(of: 0) : nil
    }

    /// The next event, nil after the last one.
    public mutating func next() -> ApplicationEvent? {
        while emitted < limit, nextArrival != nil || queue.count > 0 {
            guard let event = happen() else {
                refusedByFold += 1
                continue
            }
            emitted += 1
            return event
        }
        return nil
    }

    /// The earlier of an arrival and what comes next in an open case; nil when the fold would not have it.
    private mutating func happen() -> ApplicationEvent? {
        if let arrival = nextArrival, queue.nextTime.map({ arrival <= $0 }) ?? true { return file(at: arrival) }
        guard var open = queue.removeFirst(), let (act, time) = open.next else { return nil }
        return perform(act, at: time, in: &open)
    }

    private mutating func file(at time: Instant) -> ApplicationEvent? {
        let number = filed
        filed += 1
        nextArrival = filed < applications ? arrivals.time(of: filed) : nil
        var random = SplitMix64(seed: simulation.seed, stream: 1, number: number)
        let day = time.warsawDate
        let form = FilingSeason.form(of: forms, month: day.month, &random)
        let award = Award(form, filedOn: day, &random)
        let filing = Filing(filedOn: day, channel: FilingSeason.channel(form.benefit, &random), aim: award.aim)
        let answers = SplitMix64(seed: simulation.seed, stream: 2, number: number)
        let submission = Submission(form, filing, key: "\(simulation.seed)-\(number)", answers, isFilled: fillsForms)
        let event = submission.event(at: time)
        guard case .accepted(let state) = Fold.apply(event, to: nil) else { return nil }
        var open = OpenCase(
            number: number, form: form, filing: filing,
            caseworker: random.pick(OfficeUnit.of(form.benefit).caseworkers), answersRandom: answers, state: state,
            course: Course(form, payments: award.payments, &random), award: award, random: random)
        open.award.amountGrosze = submission.amountGrosze
        keep(&open)
        return event
    }

    private mutating func perform(_ act: Act, at time: Instant, in open: inout OpenCase) -> ApplicationEvent? {
        let benefit = open.form.benefit
        let version = open.state.version
        let body = open.body(of: act, at: time) { files.next(of: benefit, year: time.warsawDate.year) }
        let id = open.state.id
        let event = ApplicationEvent(
            metadata: EventMetadata(
                id: Identity.eventID(
                    application: id, kind: body.kind, idempotencyKey: "\(simulation.seed)-\(version)", dataSha256: []),
                applicationID: id, benefit: benefit, source: SimulatedOffice.source, time: time,
                expectedVersion: act.isOfOffice ? version : nil, actor: act.actor(open.caseworker),
                ruleset: ApplicationFiling.ruleset),
            body: body)
        guard case .accepted(let next) = Fold.apply(event, to: open.state) else { return nil }
        open.state = next
        keep(&open)
        return event
    }

    /// What happens after the span is not told.
    private mutating func keep(_ open: inout OpenCase) {
        open.plan(calendar)
        if let next = open.next, next.time < end { queue.insert(open) }
    }
}

/// Running numbers of the office's register, one row for each benefit and year.
struct CaseNumbers: Sendable {
    private var last: [String: Int] = [:]

    mutating func next(of benefit: BenefitCode, year: Int) -> String {
        let sign = OfficeUnit.of(benefit).sign
        let number = last["\(sign).\(year)", default: 0] + 1
        last["\(sign).\(year)"] = number
        return "\(sign).\(number).\(year)"
    }
}

extension Act {
    fileprivate var isOfOffice: Bool { self != .withdraw && self != .supplement }

    fileprivate func actor(_ caseworker: String) -> Actor {
        switch self {
        case .withdraw, .supplement: .applicant
        case .erase: .system("retention")
        default: .caseworker(caseworker)
        }
    }
}
