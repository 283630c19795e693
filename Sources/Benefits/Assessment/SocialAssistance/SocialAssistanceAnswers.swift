import Applications

/// `social-assistance/wniosek-o-pomoc/1`: each kind of help asked for that the rule table knows is assessed; the others
/// are for the interview.
struct SocialAssistanceAnswers {
    let filedOn: LocalDate
    let kinds: [String]
    let income: SocialAssistanceIncome
    let ground: PermanentAllowanceGround

    init(_ answers: FormAnswers, filedOn: LocalDate) throws(AssessmentInputError) {
        self.filedOn = filedOn
        kinds = answers.texts("/request/kinds")
        income = SocialAssistanceIncome(answers)
        ground = try PermanentAllowanceGround(answers, filedOn: filedOn)
    }

    /// Nil when the rules have nothing to say of what is asked for.
    func assessment(by table: RuleTable) throws(AssessmentInputError) -> Assessment? {
        let asked = Kind.allCases.filter { kinds.contains($0.rawValue) }
        guard !asked.isEmpty else { return nil }
        var farms: [SocialAssistanceIncome.Farm] = []
        let farming = Assessment("pomoc społeczna") { log throws(RuleMiss) in
            farms = try income.farms(RuleReading(table, filedOn: filedOn), &log)
            return .entitled([])
        }
        if case .undetermined = farming.outcome { return farming }
        let input = try income.input(filedOn: filedOn, farms: farms)
        let parts = asked.map { kind in
            (id: kind.rawValue, assessment: assessment(of: kind, input, table))
        }
        return Assessment("pomoc społeczna", joining: parts, notes: farming.steps + others(asked))
    }

    private enum Kind: String, CaseIterable {
        case permanent = "permanent-allowance"
        case periodic = "periodic-allowance"
        case meal
    }

    private func assessment(of kind: Kind, _ input: SocialAssistanceInput, _ table: RuleTable) -> Assessment {
        switch kind {
        case .permanent:
            Assessment(
                of: input.permanentAllowance(by: table), requiring: ground.requirements, notes: ground.notes)
        case .periodic: input.periodicAllowance(by: table)
        case .meal: input.meals(by: table)
        }
    }

    private func others(_ asked: [Kind]) -> [AssessmentStep] {
        let count = kinds.count - asked.count
        guard count > 0 else { return [] }
        return [
            AssessmentStep(
                "other-kinds", "O pozostałej pomocy z wniosku rozstrzyga wywiad. Tabela stawek jej nie oblicza.",
                result: "rodzajów pomocy: \(count)")
        ]
    }
}
