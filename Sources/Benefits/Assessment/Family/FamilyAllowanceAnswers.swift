import Applications

/// `family-benefits/zasilek-rodzinny/1`: period, children and supplements are in the answers, the income is not.
struct FamilyAllowanceAnswers {
    let input: FamilyAllowanceInput
    let family: DeclaredFamily

    init(_ answers: FormAnswers, filedOn: LocalDate) throws(AssessmentInputError) {
        guard let period = BenefitPeriod(.family, try answers.choice("/benefitPeriod")) else {
            throw AssessmentInputError("/benefitPeriod", expected: "okres zasiłkowy, np. 2026/2027")
        }
        let list = answers.list("/children")
        try AssessmentInputError.check(list.count, in: 1...30, "/children")
        var children: [FamilyChild] = []
        for answers in list { children.append(try FamilyChild(answers, in: period)) }
        input = try FamilyAllowanceInput(filedOn: filedOn, period: period, income: nil, children: children)
        // An adult pupil who applies for themselves is the applicant and the child.
        let others = list.count { $0.text("/relation") != "self" }
        family = DeclaredFamily(
            answers, persons: 1 + others + answers.list("/familyMembers").count, at: .familyBenefits)
    }

    func assessment(by table: RuleTable) -> Assessment {
        Assessment(of: input.assessment(by: table), requiring: [], notes: family.steps)
    }
}

extension FamilyChild {
    fileprivate init(_ answers: FormAnswers, in period: BenefitPeriod) throws(AssessmentInputError) {
        let born = try answers.date("/dateOfBirth")
        let isMinor = period.first < born.adding(months: 12 * 18)
        let ruling = answers.text("/disability") ?? "none"
        let kinds = answers.list("/supplements").compactMap { $0.text("/kind") }
        self.init(
            dateOfBirth: born, isStudying: try answers.choice("/studying") != "no",
            // A ruling for children says nothing of an adult (DOMAIN §2.1).
            isDisabled: ruling == "child-ruling" ? isMinor : ruling != "none",
            supplements: Set(kinds.compactMap { Self.supplements[$0] }))
    }

    /// The supplement for large families is not among them: it follows from the number of children.
    private static let supplements: [String: Supplement] = [
        "birth": .birth, "parental-leave": .parentalLeave, "lone-parent": .singleParent,
        "education-rehabilitation": .rehabilitation, "school-year-start": .schoolYear, "school-boarding": .boarding,
        "school-commuting": .commuting,
    ]
}
