/// The case got its number (znak sprawy) in the office's register.
public struct Registered: Sendable, Equatable {
    /// Znak sprawy.
    public let caseNumber: String
    /// The day of registration.
    public let registeredOn: LocalDate
    /// The organisational cell.
    public let unit: String?

    /// All members, in their order.
    public init(caseNumber: String, registeredOn: LocalDate, unit: String? = nil) {
        self.caseNumber = caseNumber
        self.registeredOn = registeredOn
        self.unit = unit
    }
}

/// An employee was put in charge.
public struct Assigned: Sendable, Equatable {
    /// The employee's id.
    public let caseworker: String
    /// The organisational cell.
    public let unit: String?

    /// All members, in their order.
    public init(caseworker: String, unit: String? = nil) {
        self.caseworker = caseworker
        self.unit = unit
    }
}

/// The party was called to mend defects, with a deadline that runs from service.
public struct SupplementRequested: Sendable, Equatable {
    /// At least one.
    public let defects: [Defect]
    /// The rule the call rests on.
    public let basis: Basis
    /// Days given, at least what the basis demands.
    public let days: Int
    /// The day of service; until it is known the clock does not run.
    public let servedOn: LocalDate?

    /// All members, in their order.
    public init(defects: [Defect], basis: Basis, days: Int, servedOn: LocalDate? = nil) {
        self.defects = defects
        self.basis = basis
        self.days = days
        self.servedOn = servedOn
    }

    /// One thing to mend.
    public struct Defect: Sendable, Equatable {
        /// What is wrong, in Polish, for the applicant.
        public let text: String
        /// The answer concerned, as a JSON Pointer (RFC 6901).
        public let pointer: String?

        /// All members, in their order.
        public init(text: String, pointer: String? = nil) {
            self.text = text
            self.pointer = pointer
        }
    }

    /// The rule a call rests on; it bounds the days.
    public enum Basis: String, CaseIterable, Sendable {
        /// Formal defects, at least 7 days (art. 64 § 2 KPA).
        case formalDefects = "kpa-64-2"
        /// A wrongly filled form, 14 days (art. 24a u.ś.r. (GK); the same for alimony (GK)).
        case formDefect = "form-defect"
        /// Missing documents, 14–30 days (art. 24a u.ś.r. (GK); the same for alimony (GK)).
        case missingDocuments = "missing-documents"
    }
}

/// A wywiad środowiskowy was arranged.
public struct InterviewScheduled: Sendable, Equatable {
    /// The day arranged.
    public let on: LocalDate
    /// Urgent: due in 2 working days instead of 14.
    public let urgent: Bool

    /// All members, in their order.
    public init(on: LocalDate, urgent: Bool) {
        self.on = on
        self.urgent = urgent
    }
}

/// The wywiad środowiskowy took place.
public struct InterviewCompleted: Sendable, Equatable {
    /// The day it took place.
    public let on: LocalDate

    /// All members, in their order.
    public init(on: LocalDate) {
        self.on = on
    }
}

/// The party was told of delay and of a new date (art. 36 KPA).
public struct DeadlineExtended: Sendable, Equatable {
    /// The new date to decide by.
    public let until: LocalDate
    /// Why, for the applicant.
    public let reason: String

    /// All members, in their order.
    public init(until: LocalDate, reason: String) {
        self.until = until
        self.reason = reason
    }
}

/// The proceeding was suspended (art. 97 KPA (GK)); the clock stops.
public struct Suspended: Sendable, Equatable {
    /// Why, for the applicant.
    public let reason: String

    /// All members, in their order.
    public init(reason: String) {
        self.reason = reason
    }
}

/// The proceeding goes on where it was.
public struct Resumed: Sendable, Equatable {
    /// Why, if worth saying.
    public let reason: String?

    /// All members, in their order.
    public init(reason: String? = nil) {
        self.reason = reason
    }
}

/// The application was passed on to the authority that is competent (art. 65 KPA (GK)).
public struct Transferred: Sendable, Equatable {
    /// The competent authority.
    public let authority: String
    /// Why, for the applicant.
    public let reason: String

    /// All members, in their order.
    public init(authority: String, reason: String) {
        self.authority = authority
        self.reason = reason
    }
}

/// The application was left without examination: a noted act with a letter, no decision.
public struct LeftUnexamined: Sendable, Equatable {
    /// Why.
    public let cause: Cause

    /// All members, in their order.
    public init(cause: Cause) {
        self.cause = cause
    }

    /// Why an application is left without examination.
    public enum Cause: String, CaseIterable, Sendable {
        /// The call's deadline passed (art. 64 § 2 KPA; art. 24a u.ś.r. (GK)).
        case defectsNotMended = "defects-not-mended"
        /// No address and no way to find it (art. 64 § 1 KPA).
        case noAddress = "no-address"
    }
}
