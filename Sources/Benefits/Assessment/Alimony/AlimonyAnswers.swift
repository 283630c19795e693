import Applications

/// `alimony-fund/fundusz-alimentacyjny/1`: entitled persons and titles are in the answers, the income is not.
struct AlimonyAnswers {
    let input: AlimonyInput
    let family: DeclaredFamily
    let requirements: [QuickRequirement]
    let notes: [AssessmentStep]

    init(_ answers: FormAnswers, filedOn: LocalDate) throws(AssessmentInputError) {
        guard let period = BenefitPeriod(.alimony, try answers.choice("/benefitPeriod")) else {
            throw AssessmentInputError("/benefitPeriod", expected: "okres świadczeniowy, np. 2026/2027")
        }
        let list = answers.list("/entitled")
        try AssessmentInputError.check(list.count, in: 1...30, "/entitled")
        var persons: [EntitledPerson] = []
        for (index, person) in list.enumerated() {
            persons.append(try EntitledPerson(person, number: index + 1, in: answers))
        }
        let start = max(period.first, filedOn.adding(days: 1 - filedOn.day))
        let entitled = persons.filter { $0.isEntitled(on: start) }
        // Where nobody is, the requirement ends the assessment before any amount is shown.
        let counted = entitled.isEmpty ? persons : entitled
        input = try AlimonyInput(
            filedOn: filedOn, period: period, income: nil, alimony: counted.map(\.alimony),
            numbers: counted.map(\.number))
        let others = persons.count { !$0.isApplicant }
        family = DeclaredFamily(
            answers, persons: 1 + others + answers.list("/household/members").count, at: .alimonyFund)
        let age = QuickRequirement(
            "age",
            "Świadczenie jest dla osoby do 18 lat, do 25 lat w czasie nauki, a przy znacznym stopniu niepełnosprawności bez "
                + "względu na wiek.",
            isMet: !entitled.isEmpty, unmet: "Żadna osoba z wniosku nie jest w wieku, w którym należy się świadczenie.")
        let enforcement = Enforcement(answers)
        requirements = [age] + enforcement.requirements
        notes = persons.compactMap { $0.remark(from: start, to: period.last) } + enforcement.notes
    }

    func assessment(by table: RuleTable) -> Assessment {
        Assessment(of: input.assessment(by: table), requiring: requirements, notes: notes + family.steps)
    }
}
