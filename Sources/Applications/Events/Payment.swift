/// Money was paid out.
public struct PaymentRecorded: Sendable, Equatable {
    /// Grosze.
    public let amountGrosze: Int
    /// The day of payment.
    public let paidOn: LocalDate
    /// The month it is for.
    public let month: YearMonth?

    /// All members, in their order.
    public init(amountGrosze: Int, paidOn: LocalDate, month: YearMonth? = nil) {
        self.amountGrosze = amountGrosze
        self.paidOn = paidOn
        self.month = month
    }
}

/// Payment was withheld, for example for unpaid rent or missing evidence.
public struct PaymentSuspended: Sendable, Equatable {
    /// Why, for the applicant.
    public let reason: String

    /// All members, in their order.
    public init(reason: String) {
        self.reason = reason
    }
}

/// Payment goes on.
public struct PaymentResumed: Sendable, Equatable {
    /// Why, if worth saying.
    public let reason: String?

    /// All members, in their order.
    public init(reason: String? = nil) {
        self.reason = reason
    }
}

/// Another decision changed, repealed or ended the one in force.
public struct DecisionChanged: Sendable, Equatable {
    /// What happened to it.
    public let outcome: Outcome
    /// The new decision's number.
    public let decisionNumber: String
    /// The day on it.
    public let decidedOn: LocalDate
    /// The new amount per payment, in grosze.
    public let amountGrosze: Int?
    /// Since when it counts.
    public let from: LocalDate?

    /// All members, in their order.
    public init(
        outcome: Outcome, decisionNumber: String, decidedOn: LocalDate, amountGrosze: Int? = nil,
        from: LocalDate? = nil
    ) {
        self.outcome = outcome
        self.decisionNumber = decisionNumber
        self.decidedOn = decidedOn
        self.amountGrosze = amountGrosze
        self.from = from
    }

    /// What happened to the decision.
    public enum Outcome: String, CaseIterable, Sendable {
        /// Zmieniona (art. 106 ust. 5 u.p.s., art. 32 u.ś.r., art. 24 u.p.o.u.a. (GK)).
        case changed
        /// Uchylona (same articles).
        case repealed
        /// Wygasła (art. 162 KPA (GK)).
        case expired
    }
}
