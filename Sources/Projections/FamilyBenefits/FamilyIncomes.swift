internal import Applications

/// Incomes that SR-1 and SR-2 ask for: those that the tax office does not know, farms, and what was lost or gained.
enum FamilyIncomes {
    static func add(_ answers: Answer, to people: inout FormPeople) {
        let income = answers["income"]
        let year = Self.year(before: answers["benefitPeriod"].string)
        for item in income["untaxed"].elements {
            people.addIncome(
                ofPersonNamed: item["person"].string, kind: item["kind"].string,
                description: item["description"].string, amountGrosze: item["amountGrosze"].int, period: year)
        }
        for farm in income["farms"].elements {
            people.addIncome(
                ofPersonNamed: farm["person"].string, kind: "farm", amountGrosze: nil,
                hectares: farm["conversionHectares"].decimal, period: year)
        }
        for item in income["lost"].elements {
            people.addIncome(
                ofPersonNamed: item["person"].string, kind: item["source"].string.map { "lost-\($0)" },
                description: item["description"].string, amountGrosze: item["monthlyGrosze"].int,
                period: item["lostOn"].string.map(ChangedIncome.until))
        }
        for item in income["gained"].elements {
            people.addIncome(
                ofPersonNamed: item["person"].string, kind: item["source"].string.map { "gained-\($0)" },
                description: item["description"].string, amountGrosze: item["monthlyGrosze"].int,
                period: item["gainedOn"].string.map(ChangedIncome.since))
        }
    }

    /// The calendar year before the period (DOMAIN §2.3); SR-2 names no period, so there it is not said.
    private static func year(before period: String?) -> String? {
        period.flatMap { Int($0.prefix(4)) }.map { String($0 - 1) }
    }
}
