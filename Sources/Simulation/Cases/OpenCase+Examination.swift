internal import Applications

extension OpenCase {
    /// Up to the decision, or to an end without one.
    mutating func planExamination(_ calendar: OfficeCalendar) {
        switch state.status {
        case .submitted:
            if course.withdrawal == .beforeRegistration {
                return scheduleApplicant(.withdraw, on: today + random.within(0...2), calendar)
            }
            schedule(.register, office: 0...3, calendar)
        case .registered: schedule(.assign, office: 0...2, calendar)
        case .inVerification: planVerification(calendar)
        case .supplementRequested: planAnswer(calendar)
        case .interview:
            if course.interview?.isRescheduled == true { return schedule(.scheduleInterview, office: 0...1, calendar) }
            schedule(.completeInterview, on: course.interview?.on?.daysSince1970 ?? today, calendar)
        case .readyForDecision: planDecision(calendar)
        case .suspended: schedule(.resume, office: 12...45, calendar)
        case .withdrawn:
            // Most offices end the proceeding by a decision, some by a note in the file.
            if random.chance(0.85) { return schedule(.decide(.discontinued), office: 1...8, calendar) }
            schedule(.close, office: 2...10, calendar)
        default: schedule(.close, office: 4...25, calendar)
        }
    }

    private mutating func planVerification(_ calendar: OfficeCalendar) {
        if course.isReassigned { return schedule(.reassign, office: 1...6, calendar) }
        if course.isTransferred { return schedule(.transfer, office: 1...4, calendar) }
        if course.withdrawal == .duringVerification {
            return scheduleApplicant(.withdraw, on: today + random.within(1...12), calendar)
        }
        if course.call != nil { return schedule(.call, office: 0...6, calendar) }
        if course.isSuspended { return schedule(.suspend, office: 1...8, calendar) }
        if course.interview != nil { return schedule(.scheduleInterview, office: 0...4, calendar) }
        planDecision(calendar)
    }

    /// A call runs from its service; most are answered in time.
    private mutating func planAnswer(_ calendar: OfficeCalendar) {
        guard let due = state.deadline(.supplementBy)?.due else {
            return schedule(.recordService, office: 3...12, calendar)
        }
        if course.call?.isAnswered == true {
            let left = max(1, due.daysSince1970 - today)
            return scheduleApplicant(.supplement, on: today + random.within(1...left), calendar)
        }
        schedule(.leave, on: calendar.day(random.within(1...12), after: due.daysSince1970), calendar)
    }

    private mutating func planDecision(_ calendar: OfficeCalendar) {
        if course.isExtended { return schedule(.extend, office: 6...14, calendar) }
        schedule(.decide(course.outcome), office: 2...13, calendar)
    }
}
