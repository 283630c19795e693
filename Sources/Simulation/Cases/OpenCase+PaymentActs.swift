internal import Applications

extension OpenCase {
    /// The details of payments and of later decisions on them.
    mutating func payment(_ act: Act, on day: LocalDate) -> EventBody {
        switch act {
        case .suspendPayment:
            return .paymentSuspended(PaymentSuspended(reason: Wording.paymentSuspension(form.benefit, &random)))
        case .resumePayment:
            course.interruption = nil
            return .paymentResumed(PaymentResumed(reason: random.chance(0.5) ? "Należności uregulowano." : nil))
        case .change(let outcome): return changed(outcome, on: day)
        default:
            let month = award.next?.month
            award.paid += 1
            return .paymentRecorded(
                PaymentRecorded(amountGrosze: award.amountGrosze ?? 10_000, paidOn: day, month: month))
        }
    }

    private mutating func changed(_ outcome: DecisionChanged.Outcome, on day: LocalDate) -> EventBody {
        course.change = nil
        course.interruption = nil
        if outcome == .changed { award.amountGrosze = (award.amountGrosze ?? 10_000) * random.within(70...125) / 100 }
        let next = day.adding(months: 1)
        return .decisionChanged(
            DecisionChanged(
                outcome: outcome, decisionNumber: decisionNumber(), decidedOn: day,
                amountGrosze: outcome == .changed ? award.amountGrosze : nil,
                from: LocalDate(year: next.year, month: next.month, day: 1)))
    }
}
