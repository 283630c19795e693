/// What somebody lives on, under the names that the housing and the social assistance form share.
struct Livelihood: Sendable {
    let source: String
    let monthlyGrosze: Int
    /// Where somebody works or learns.
    let place: String?
    /// Pay differs from month to month, a pension does not.
    let varies: Bool

    /// Nil for somebody without income.
    static func any(age: Int, _ random: inout SplitMix64) -> Livelihood? {
        switch age {
        case ..<18: return nil
        case ..<25:
            return make(
                random.pick(["employment": 28, "civil-contract": 22, "scholarship": 12, "none": 38]), &random)
        case ..<62:
            return make(
                random.pick([
                    "employment": 42, "civil-contract": 11, "unemployment-benefit": 9, "disability-pension": 8,
                    "sickness-or-maternity-benefit": 5, "business": 3, "none": 22,
                ]), &random)
        default:
            return make(
                random.pick([
                    "retirement-pension": 78, "disability-pension": 9, "survivors-pension": 8, "employment": 5,
                ]), &random)
        }
    }

    /// What a parent who does not live with the child pays.
    static func alimony(_ random: inout SplitMix64) -> Livelihood {
        Livelihood(
            source: "alimony-received", monthlyGrosze: 10_000 * random.within(3...12), place: nil, varies: false)
    }

    /// So many months of it, in grosze.
    func amounts(months: Int, _ random: inout SplitMix64) -> [Int] {
        (0..<months).map { _ in varies ? monthlyGrosze * random.within(94...106) / 100 : monthlyGrosze }
    }

    private static func make(_ source: String, _ random: inout SplitMix64) -> Livelihood? {
        switch source {
        case "employment":
            Livelihood(
                source: source, monthlyGrosze: random.within(280_000...460_000), place: random.pick(Places.employers),
                varies: true)
        case "civil-contract":
            Livelihood(
                source: source, monthlyGrosze: random.within(90_000...310_000), place: random.pick(Places.employers),
                varies: true)
        case "scholarship":
            Livelihood(
                source: source, monthlyGrosze: random.within(60_000...140_000), place: random.pick(Places.universities),
                varies: false)
        case "business": plain(source, 150_000...420_000, varies: true, &random)
        case "unemployment-benefit": plain(source, 121_530...172_190, varies: false, &random)
        case "disability-pension": plain(source, 141_000...214_000, varies: false, &random)
        case "sickness-or-maternity-benefit": plain(source, 180_000...360_000, varies: true, &random)
        case "retirement-pension": plain(source, 158_000...295_000, varies: false, &random)
        case "survivors-pension": plain(source, 158_000...240_000, varies: false, &random)
        default: nil
        }
    }

    private static func plain(
        _ source: String, _ grosze: ClosedRange<Int>, varies: Bool, _ random: inout SplitMix64
    ) -> Livelihood {
        Livelihood(source: source, monthlyGrosze: random.within(grosze), place: nil, varies: varies)
    }
}
