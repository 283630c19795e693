/// The decision was signed.
public struct Decided: Sendable, Equatable {
    /// What was decided.
    public let outcome: Outcome
    /// The decision's number.
    public let decisionNumber: String
    /// The day on it.
    public let decidedOn: LocalDate
    /// The amount granted per payment, in grosze.
    public let amountGrosze: Int?
    /// The time it is granted for.
    public let period: Period?
    /// Reasons, for the applicant.
    public let reasons: String?

    /// All members, in their order.
    public init(
        outcome: Outcome, decisionNumber: String, decidedOn: LocalDate, amountGrosze: Int? = nil,
        period: Period? = nil, reasons: String? = nil
    ) {
        self.outcome = outcome
        self.decisionNumber = decisionNumber
        self.decidedOn = decidedOn
        self.amountGrosze = amountGrosze
        self.period = period
        self.reasons = reasons
    }

    /// What a decision says.
    public enum Outcome: String, CaseIterable, Sendable {
        /// Przyznająca.
        case granted
        /// Odmowna.
        case refused
        /// Umorzenie postępowania (art. 105 KPA (GK)).
        case discontinued
    }

    /// Both days included.
    public struct Period: Sendable, Equatable {
        /// First day.
        public let from: LocalDate
        /// Last day.
        public let to: LocalDate

        /// All members, in their order.
        public init(from: LocalDate, to: LocalDate) {
            self.from = from
            self.to = to
        }
    }
}

/// The decision reached the party, or counts as having done so.
public struct DecisionServed: Sendable, Equatable {
    /// The day of service: the appeal clock starts.
    public let servedOn: LocalDate
    /// How.
    public let method: Method

    /// All members, in their order.
    public init(servedOn: LocalDate, method: Method) {
        self.servedOn = servedOn
        self.method = method
    }

    /// How a letter is served.
    public enum Method: String, CaseIterable, Sendable {
        /// Against receipt.
        case delivery
        /// Deemed served after 14 days (art. 44 KPA (GK); e-Doręczenia).
        case fiction
        /// e-Doręczenia, opened.
        case electronic
        /// At the office.
        case inPerson = "in-person"
    }
}

/// The party appealed through the authority to the SKO (art. 129 KPA).
public struct Appealed: Sendable, Equatable {
    /// The day of filing: 7 days to forward start (art. 133 KPA (GK)).
    public let filedOn: LocalDate

    /// All members, in their order.
    public init(filedOn: LocalDate) {
        self.filedOn = filedOn
    }
}

/// The appeal was answered.
public struct AppealResolved: Sendable, Equatable {
    /// How.
    public let outcome: Outcome
    /// By whom.
    public let body: Body
    /// The day of it.
    public let resolvedOn: LocalDate

    /// All members, in their order.
    public init(outcome: Outcome, body: Body, resolvedOn: LocalDate) {
        self.outcome = outcome
        self.body = body
        self.resolvedOn = resolvedOn
    }

    /// How an appeal ends (art. 138 KPA (GK)).
    public enum Outcome: String, CaseIterable, Sendable {
        /// The decision stands.
        case upheld
        /// Another ruling replaces it.
        case changed
        /// Returned for new examination.
        case remanded
    }

    /// Who answered the appeal.
    public enum Body: String, CaseIterable, Sendable {
        /// The issuing authority corrected itself (art. 132 KPA (GK)).
        case authority
        /// Samorządowe Kolegium Odwoławcze.
        case sko
    }
}

/// The decision is ostateczna (art. 16 KPA (GK)).
public struct BecameFinal: Sendable, Equatable {
    /// Since when.
    public let on: LocalDate
    /// Why.
    public let cause: Cause

    /// All members, in their order.
    public init(on: LocalDate, cause: Cause) {
        self.on = on
        self.cause = cause
    }

    /// Why a decision is final.
    public enum Cause: String, CaseIterable, Sendable {
        /// Fourteen days passed (art. 129 KPA).
        case noAppeal = "no-appeal"
        /// The party waived appeal (art. 127a KPA (GK)).
        case waiver
        /// The SKO upheld it.
        case appealUpheld = "appeal-upheld"
        /// The SKO changed it.
        case appealChanged = "appeal-changed"
    }
}
