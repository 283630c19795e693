import Applications

/// The family's income of one month, as the application for help gives it.
struct SocialAssistanceIncome {
    /// What one farm brings in a month.
    struct Farm {
        let isApplicants: Bool?
        let amount: Money
    }

    private let answers: FormAnswers
    private let applicant: String?
    private let members: Set<String>

    init(_ answers: FormAnswers) {
        self.answers = answers
        applicant = Self.name(answers.text("/applicant/firstName"), answers.text("/applicant/lastName"))
        members = Set(
            answers.list("/household/members").compactMap { Self.name($0.text("/firstName"), $0.text("/lastName")) })
    }

    /// Hectares × the fixed monthly income of one (DOMAIN §1.4), each farm to the nearest grosz.
    func farms(_ rules: RuleReading, _ log: inout StepLog) throws(RuleMiss) -> [Farm] {
        var farms: [Farm] = []
        for (index, farm) in answers.list("/income/farms").enumerated() {
            guard let hectares = farm.decimal("/hectares") else { continue }
            let each = try rules.known("ps.ha_income")
            let amount = each.money.times(Fraction(hectares), rounding: .nearest)
            log.add(
                "farm-income-\(index + 1)",
                "Gospodarstwo rolne \(index + 1): dochód z hektara jest stały. Dolicza się go do dochodów z wniosku.",
                formula: "\(hectares)\u{a0}ha × \(each.text)", result: "\(amount)", rules: [each])
            farms.append(Farm(isApplicants: isApplicants(farm), amount: amount))
        }
        return farms
    }

    /// The form's total leaves farms out.
    func input(filedOn: LocalDate, farms: [Farm]) throws(AssessmentInputError) -> SocialAssistanceInput {
        let total = farms.reduce(try answers.money("/income/totalGrosze")) { $0 + $1.amount }
        let income = try HouseholdIncome(
            total: total, months: 1, persons: try answers.count("/household/numberOfPersons"))
        return try SocialAssistanceInput(filedOn: filedOn, income: income, ownIncome: own(farms))
    }

    /// The applicant's part; nil unless every income is clearly somebody's of the household.
    private func own(_ farms: [Farm]) -> Money? {
        var own = Money.zero
        for item in answers.list("/income/items") {
            guard let isApplicants = isApplicants(item), let amount = item.optionalMoney("/amountGrosze") else {
                return nil
            }
            if isApplicants { own = own + amount }
        }
        for farm in farms {
            guard let isApplicants = farm.isApplicants else { return nil }
            if isApplicants { own = own + farm.amount }
        }
        return own
    }

    private func isApplicants(_ item: FormAnswers) -> Bool? {
        guard let person = item.text("/person") else { return nil }
        switch (person == applicant, members.contains(person)) {
        case (true, false): return true
        case (false, true): return false
        default: return nil
        }
    }

    private static func name(_ first: String?, _ last: String?) -> String? {
        guard let first, let last else { return nil }
        return "\(first) \(last)"
    }
}
