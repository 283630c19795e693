internal import Applications

extension OpenCase {
    /// From the decision to the day that nobody can appeal any more.
    mutating func planRuling(_ calendar: OfficeCalendar) {
        switch state.status {
        case .decisionServed: planFinality(calendar)
        case .appealed:
            // A week to give way, otherwise weeks at the SKO.
            schedule(.resolveAppeal, office: course.appeal == .corrected ? 2...5 : 15...44, calendar)
        case .appealResolved: schedule(.becomeFinal, office: 2...8, calendar)
        default: schedule(.serve, office: random.chance(0.15) ? 0...0 : 3...13, calendar)
        }
    }

    private mutating func planFinality(_ calendar: OfficeCalendar) {
        let due = (state.deadline(.appealBy)?.due ?? state.lastEventAt.warsawDate).daysSince1970
        if course.appeal != nil {
            return schedule(.appeal, on: min(calendar.day(random.within(1...9), after: today), due), calendar)
        }
        let final =
            course.isWaived
            ? calendar.day(random.within(1...4), after: today)
            : calendar.day(random.within(1...4), after: due)
        if course.paysEarly, isPayable, let day = payDay(calendar), day < final {
            return schedule(.pay, on: day, calendar)
        }
        schedule(.becomeFinal, on: final, calendar)
    }
}
