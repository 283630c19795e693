internal import Applications

/// Incomes that FA-1 asks for: those that the tax office does not know, farms, and what was lost or gained.
enum AlimonyIncomes {
    static func add(_ answers: Answer, to people: inout FormPeople) {
        let year = answers["income"]["year"].string
        for item in answers["otherIncomes"].elements {
            people.addIncome(
                ofPersonNamed: item["person"].string, kind: item["kind"].string,
                description: item["description"].string, amountGrosze: item["amountGrosze"].int, period: year)
        }
        for farm in answers["farms"].elements {
            people.addIncome(
                ofPersonNamed: farm["person"].string, kind: "farm", amountGrosze: nil,
                hectares: farm["hectares"].decimal, period: year)
        }
        for item in answers["lostIncomes"].elements {
            people.addIncome(
                ofPersonNamed: item["person"].string, kind: item["source"].string.map { "lost-\($0)" },
                description: item["payer"].string, amountGrosze: item["amountGrosze"].int,
                period: item["lostOn"].string.map(ChangedIncome.until))
        }
        for item in answers["gainedIncomes"].elements {
            people.addIncome(
                ofPersonNamed: item["person"].string, kind: item["source"].string.map { "gained-\($0)" },
                description: item["payer"].string, amountGrosze: item["monthlyGrosze"].int,
                period: item["gainedOn"].string.map(ChangedIncome.since))
        }
    }
}
