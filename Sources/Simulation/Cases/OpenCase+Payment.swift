internal import Applications

extension OpenCase {
    var isPayable: Bool { state.decision?.isPayable == true && award.amountGrosze != nil && !award.isPaidUp }

    /// From finality to the end of the case.
    mutating func planPayment(_ calendar: OfficeCalendar) {
        switch state.status {
        case .decisionChanged: schedule(.serve, office: 3...13, calendar)
        case .paymentSuspended:
            let resumes = course.interruption?.resumes ?? true
            schedule(resumes ? .resumePayment : .change(.expired), office: 15...50, calendar)
        default: planNextPayment(calendar)
        }
    }

    private mutating func planNextPayment(_ calendar: OfficeCalendar) {
        guard isPayable, let day = payDay(calendar) else {
            // Monthly payments end with their period, other cases with their file.
            return schedule(.close, office: award.isMonthly ? 6...22 : 3...15, calendar)
        }
        if let change = course.change, award.paid >= change.afterPayments {
            return schedule(.change(change.outcome), office: 2...12, calendar)
        }
        if let interruption = course.interruption, award.paid >= interruption.afterPayments {
            return schedule(.suspendPayment, office: 2...12, calendar)
        }
        schedule(.pay, on: day, calendar)
    }

    /// The working day of the next payment: arrears at once, later months by their day.
    mutating func payDay(_ calendar: OfficeCalendar) -> Int? {
        if award.isPaidUp { return nil }
        guard let by = award.next?.by else { return calendar.day(random.within(1...9), after: today) }
        let day = calendar.last(upTo: by.daysSince1970 - random.within(0...2))
        return day > today ? day : calendar.day(random.within(0...2), after: today)
    }
}
