/// How the proceedings of one benefit differ from the general procedure of KPA.
public struct Procedure: Sendable, Equatable {
    /// A length of time and the rule that sets it.
    public struct Clock: Sendable, Equatable {
        /// How long.
        public let term: Term
        /// The rule, as a person would cite it.
        public let legalBasis: String
    }

    /// When a wywiad środowiskowy is made.
    public enum Interview: Sendable, Equatable {
        /// Before every decision that grants or refuses; the clock runs from filing, an urgent one from that finding.
        case always(ordinary: Clock, urgent: Clock)
        /// Only where the papers leave doubt; no clock of its own.
        case whenDoubtful
    }

    /// The time to decide in, from filing. Family and alimony seasons (DOMAIN §2.5, §4.4) set another end for
    /// applications filed for the coming period; which period an application is for is in its form, so the rule
    /// table will supply that date.
    public let decide: Clock
    /// Whether and when a wywiad is needed.
    public let interview: Interview
    /// The days a call may give, by what it rests on; a basis that is absent is not available.
    public let calls: [SupplementRequested.Basis: ClosedRange<Int>]
    /// The day of the month by which each payment is due, and the rule.
    public let payment: PaymentDay?

    /// A day of the month with its rule.
    public struct PaymentDay: Sendable, Equatable {
        /// 1–28.
        public let day: Int
        /// The rule, as a person would cite it.
        public let legalBasis: String
    }

    /// The procedure of this benefit; unknown ones follow KPA alone.
    public static func of(_ benefit: BenefitCode) -> Procedure {
        switch benefit {
        case .socialAssistance: socialAssistance
        case .familyBenefits, .alimonyFund: familyOrAlimony
        case .housingAllowance: housingAllowance
        default: general
        }
    }

    /// KPA without any special act.
    static let general = Procedure(
        decide: month, interview: .whenDoubtful, calls: [.formalDefects: formalDefects], payment: nil)

    /// Art. 106 ust. 4 u.p.s.: no granting or refusing without a wywiad; 14 working days, 2 when urgent.
    private static let socialAssistance = Procedure(
        decide: month,
        interview: .always(
            ordinary: Clock(term: .workingDays(14), legalBasis: "rozp. z 8.04.2021 (Dz.U. 2021 poz. 893)"),
            urgent: Clock(term: .workingDays(2), legalBasis: "rozp. z 8.04.2021 (Dz.U. 2021 poz. 893)")),
        calls: [.formalDefects: formalDefects], payment: nil)

    /// Art. 24a u.ś.r. (GK), and the same for alimony (GK): 14 days to mend the form, 14–30 to bring documents.
    private static let familyOrAlimony = Procedure(
        decide: month, interview: .whenDoubtful,
        calls: [.formalDefects: formalDefects, .formDefect: 14...14, .missingDocuments: 14...30], payment: nil)

    /// No rule of its own on calls; paid in advance by the 10th of each month (DOMAIN §3.6).
    private static let housingAllowance = Procedure(
        decide: month, interview: .whenDoubtful, calls: [.formalDefects: formalDefects],
        payment: PaymentDay(day: 10, legalBasis: "ustawa z 21.06.2001 o dodatkach mieszkaniowych"))

    private static let month = Clock(term: .months(1), legalBasis: "art. 35 § 3 KPA")

    /// Art. 64 § 2 KPA sets no upper bound; a year is beyond any sensible call.
    private static let formalDefects = 7...365
}
