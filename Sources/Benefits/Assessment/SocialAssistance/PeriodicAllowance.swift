import Applications

extension SocialAssistanceInput {
    /// Zasiłek okresowy: from a minimum share of what is missing to the criterion up to all of it (DOMAIN §1.1; general
    /// knowledge). Within the range the centre decides.
    public func periodicAllowance(by table: RuleTable) -> Assessment {
        Assessment("zasiłek okresowy") { log throws(RuleMiss) in
            let standing = try SocialAssistanceCriterion(self, table, &log)
            guard log.addTest(of: income, against: standing.criterion.money) else {
                return .notEntitled("Dochód na osobę jest wyższy od kryterium.")
            }
            let share = try standing.rules.known("ps.okresowy.min_share")
            let least = try standing.rules.known("ps.okresowy.min")
            let gap = standing.gap
            guard gap > .zero else { return .notEntitled("Dochód jest równy kryterium.") }
            let low = max(gap.times(share.percent, rounding: .nearest), least.money)
            let high = max(gap, least.money)
            log.add(
                "amount",
                "Zasiłek leży między częścią różnicy a całą różnicą między kryterium a dochodem i nie jest niższy "
                    + "niż \(least.text). Kwotę w tych granicach i czas ustala ośrodek.",
                formula: "\(standing.criterion.text)"
                    + (income.persons == 1 ? "" : " × \(income.persons)\u{a0}os.") + " − \(income.monthly) = \(gap)",
                result: "od \(low) do \(high)", rules: [standing.criterion, share, least],
                doubts: ["Sprawdź w ustawie, czy zasiłek ma kwotę najwyższą."])
            return .entitled([SuggestedPayment("zasiłek okresowy", low, upTo: high, .monthly)])
        }
    }
}
