internal import Applications

/// A case between its filing and its end: what the fold says of it, and what will happen next.
struct OpenCase: Sendable {
    let number: Int
    let form: FormKind
    let filing: Filing
    let caseworker: String
    /// Gives the same answers again.
    let answersRandom: SplitMix64
    var state: ApplicationState
    var course: Course
    var award: Award
    var random: SplitMix64
    /// What happens next, and when.
    var next: (act: Act, time: Instant)?

    var today: Int { state.lastEventAt.day }

    /// Finds out what happens next, in the light of the state. Now and then somebody writes a note first.
    mutating func plan(_ calendar: OfficeCalendar) {
        let isOver = state.status == .closed || state.status == .erased
        if !isOver, next?.act != .note, random.chance(0.03) {
            return schedule(.note, office: 0...2, calendar)
        }
        next = nil
        switch state.status {
        case .submitted, .registered, .inVerification, .supplementRequested, .interview, .readyForDecision, .suspended,
            .withdrawn, .transferred, .leftUnexamined:
            planExamination(calendar)
        case .decided, .decisionServed, .appealed, .changedByAuthority, .appealResolved, .expired:
            planRuling(calendar)
        case .final, .inPayment, .paymentSuspended, .decisionChanged: planPayment(calendar)
        case .closed: planErasure(calendar)
        case .erased: break
        }
    }

    /// Some working days from now, in office hours.
    mutating func schedule(_ act: Act, office days: ClosedRange<Int>, _ calendar: OfficeCalendar) {
        schedule(act, on: calendar.day(random.within(days), after: today), calendar)
    }

    /// On a day that is not before today, in office hours.
    mutating func schedule(_ act: Act, on day: Int, _ calendar: OfficeCalendar) {
        next = (act, calendar.officeHours(on: max(day, today), after: state.lastEventAt, &random))
    }

    /// On a day that is not before today, at any hour.
    mutating func scheduleApplicant(_ act: Act, on day: Int, _ calendar: OfficeCalendar) {
        next = (act, calendar.anyHour(on: max(day, today), after: state.lastEventAt, &random))
    }

    /// Personal data of family and alimony cases in which nothing was granted are kept a year (art. 23 u.ś.r.,
    /// art. 15 u.p.o.u.a. (GK)); of others longer than any log that is invented here.
    private mutating func planErasure(_ calendar: OfficeCalendar) {
        let isShortlyKept = form.benefit == .familyBenefits || form.benefit == .alimonyFund
        guard isShortlyKept, state.decision?.outcome != .granted, state.paidGrosze == 0 else { return }
        schedule(.erase, on: today + random.within(366...380), calendar)
    }
}
