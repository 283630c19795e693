import Applications

/// Events of a case from its registration to its end.
enum CaseEvents {
    private static let day = CaseBench.filedOn

    static let registered = EventBody.registered(
        Registered(caseNumber: "DM.8250.17.2026", registeredOn: day, unit: "DM"))
    static let assigned = EventBody.assigned(Assigned(caseworker: "k07"))
    static let scheduled = EventBody.interviewScheduled(InterviewScheduled(on: day.adding(days: 3), urgent: true))
    static let held = EventBody.interviewCompleted(InterviewCompleted(on: day.adding(days: 4)))
    static let granted = EventBody.decided(
        Decided(
            outcome: .granted, decisionNumber: "DM.8250.17.2026/1", decidedOn: day.adding(days: 9),
            amountGrosze: 31_250, period: .init(from: day.adding(days: 10), to: day.adding(days: 190)),
            reasons: "Dochód pani Heleny nie przekracza progu."))
    static let served = EventBody.decisionServed(DecisionServed(servedOn: day.adding(days: 12), method: .delivery))
    static let final = EventBody.becameFinal(BecameFinal(on: day.adding(days: 13), cause: .waiver))
    static let paid = EventBody.paymentRecorded(
        PaymentRecorded(amountGrosze: 31_250, paidOn: day.adding(days: 19), month: YearMonth(year: 2026, month: 10)))
    static let suspended = EventBody.paymentSuspended(PaymentSuspended(reason: "Czynsz pani Heleny nie jest płacony."))
    static let resumed = EventBody.paymentResumed(PaymentResumed())
    static let changed = EventBody.decisionChanged(
        DecisionChanged(
            outcome: .changed, decisionNumber: "DM.8250.17.2026/2", decidedOn: day.adding(days: 40),
            amountGrosze: 20_000, from: day.adding(days: 60)))
    static let closed = EventBody.closed(Closed(reason: "Koniec okresu."))
    static let erased = EventBody.erased(Erased(basis: "koniec okresu przechowywania"))

    /// All of them up to the end of the payments.
    static let paying = [registered, assigned, scheduled, held, granted, served, final, paid, suspended, resumed, paid]
}
