import Applications

extension SocialAssistanceInput {
    /// Zasiłek stały, for an adult wholly unable to work through age or disability: a share of what is missing to the
    /// criterion, up to a maximum (DOMAIN §1.1, §1.5; the formula is general knowledge).
    public func permanentAllowance(by table: RuleTable) -> Assessment {
        Assessment("zasiłek stały") { log throws(RuleMiss) in
            let standing = try SocialAssistanceCriterion(self, table, &log)
            guard log.addTest(of: income, against: standing.criterion.money) else {
                return .notEntitled("Dochód na osobę jest wyższy od kryterium.")
            }
            guard income.persons == 1 || isOwnIncomeWithin(standing.criterion, &log) else {
                return .notEntitled("Własny dochód jest wyższy od kryterium.")
            }
            let share = try standing.rules.known("ps.staly.share")
            let most = try standing.rules.known("ps.staly.max")
            let full = standing.gapPerPerson.times(share.percent, rounding: .nearest)
            let amount = min(full, most.money)
            log.add(
                "amount",
                "Zasiłek to część różnicy między kryterium a dochodem na osobę, zaokrąglona do grosza, "
                    + "najwyżej \(most.text). Sprawdź orzeczenie i wiek.",
                formula: "\(share.text) × (\(standing.criterion.text) − \(income.perPerson)) = \(full)",
                result: "\(amount)", rules: [standing.criterion, share, most],
                doubts: ["Najniższej kwoty zasiłku stałego nie ma w tabeli stawek. Sprawdź ją w ustawie."])
            guard amount > .zero else { return .notEntitled("Dochód jest równy kryterium.") }
            return .entitled([SuggestedPayment("zasiłek stały", amount, .monthly)])
        }
    }
    private func isOwnIncomeWithin(_ criterion: KnownRule, _ log: inout StepLog) -> Bool {
        let text = "W rodzinie kryterium dotyczy też własnego dochodu tej osoby."
        let doubt = "Warunek własnego dochodu to wiedza ogólna (GK)."
        guard let ownIncome else {
            log.add("own-income-test", text, doubts: [doubt, "Własnego dochodu nie podano, więc go nie sprawdzono."])
            return true
        }
        let isWithin = ownIncome <= criterion.money
        log.add(
            "own-income-test", text, formula: "\(ownIncome) \(isWithin ? "≤" : ">") \(criterion.text)",
            result: isWithin ? "spełniony" : "niespełniony", doubts: [doubt])
        return isWithin
    }
}
