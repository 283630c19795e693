import Applications

extension SocialAssistanceInput {
    /// „Posiłek w szkole i w domu”: a meal, a food grant or products up to a multiple of the criterion (DOMAIN §1.5).
    public func meals(by table: RuleTable) -> Assessment {
        Assessment("program „Posiłek w szkole i w domu”") { log throws(RuleMiss) in
            let standing = try SocialAssistanceCriterion(self, table, &log)
            let multiplier = try standing.rules.known("ps.posilek.multiplier")
            let limit = standing.criterion.money.times(Fraction(multiplier.value), rounding: .nearest)
            log.add(
                "meal-limit", "W programie próg jest wielokrotnością kryterium.",
                formula: "\(standing.criterion.text) \(multiplier.text)", result: "\(limit)",
                rules: [standing.criterion, multiplier])
            guard log.addTest(of: income, against: limit) else {
                return .notEntitled("Dochód na osobę jest wyższy niż \(limit).")
            }
            return .entitled([])
        }
    }
}
