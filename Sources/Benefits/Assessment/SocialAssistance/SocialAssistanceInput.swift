public import Applications

/// What cash benefits of social assistance (pomoc społeczna) are calculated from.
public struct SocialAssistanceInput: Sendable, Hashable {
    /// Day of filing: it picks every rule row.
    public let filedOn: LocalDate
    /// Income of the family; one person is a person keeping house alone (osoba samotnie gospodarująca).
    public let income: HouseholdIncome
    /// Monthly income of the applicant alone; within a family it counts for the zasiłek stały. Nil when not known.
    public let ownIncome: Money?

    /// Refuses own income outside 0–100 million zł. For one person own income is the whole income.
    public init(
        filedOn: LocalDate, income: HouseholdIncome, ownIncome: Money? = nil
    ) throws(AssessmentInputError) {
        if let ownIncome { try AssessmentInputError.check(ownIncome, "ownIncome") }
        self.filedOn = filedOn
        self.income = income
        self.ownIncome = income.persons == 1 ? income.monthly : ownIncome
    }
}

/// The criterion (kryterium dochodowe) of one case and what its income leaves below it.
struct SocialAssistanceCriterion {
    let input: SocialAssistanceInput
    let rules: RuleReading
    let criterion: KnownRule

    init(_ input: SocialAssistanceInput, _ table: RuleTable, _ log: inout StepLog) throws(RuleMiss) {
        self.input = input
        rules = RuleReading(table, filedOn: input.filedOn)
        let isSingle = input.income.persons == 1
        criterion = try rules.known(isSingle ? "ps.kryt.single" : "ps.kryt.family")
        log.add(
            "criterion",
            isSingle
                ? "Kryterium dochodowe osoby samotnie gospodarującej." : "Kryterium dochodowe na osobę w rodzinie.",
            formula: "wniosek z \(input.filedOn.polish)", result: criterion.text, rules: [criterion])
        log.add(input.income)
    }

    /// Criterion less monthly income per person, to the nearest grosz; nothing below zero.
    var gapPerPerson: Money { max(.zero, criterion.money - input.income.perPerson) }

    /// Criterion × persons less monthly income of all, to the nearest grosz; nothing below zero.
    var gap: Money { max(.zero, criterion.money * input.income.persons - input.income.monthly) }
}
