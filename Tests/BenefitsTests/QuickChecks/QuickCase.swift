import Applications
import Benefits
import Testing

/// Typed answers to a quick check, with what tests vary.
enum QuickCase {
    /// Sets of usable answers by slug; together they ask every question of the check.
    static let full: [(slug: String, texts: [String: String])] = [
        (
            "dodatek-mieszkaniowy",
            housing(["occupiedArea": "30", "wheelchair": "yes", "hotWater": "no", "pipedGas": "no"])
        ),
        (
            "zasilek-rodzinny",
            family(children: ["01.03.2008", "2.4.2011", "1.1.2015", "5.5.2018", "1.2.2020", "1.9.2025"])
        ),
        ("becikowe", birth(["role": "parent", "born": "2.01.2026", "medicalCare": "yes"])),
        ("becikowe", birth(["role": "guardian", "takenIntoCare": "2.01.2026"])),
        ("zasilek-pielegnacyjny", ["ground": "age-75", "institution": "no", "careSupplement": "no"]),
        ("swiadczenie-pielegnacyjne", ["age": "under-18", "ruling": "severe-degree", "children": "2"]),
        ("swiadczenie-rodzicielskie", ["maternityBenefit": "no", "personalCare": "yes"]),
        ("fundusz-alimentacyjny", alimony(["500", "600", "700,50", "800 zł", "900", "1 000,00"])),
        (
            "pomoc-spoleczna",
            [
                "household": "family", "persons": "3", "income": "1000", "unableToWork": "yes", "ownIncome": "200",
            ]
        ),
    ]

    /// One person in a dwelling within the norm, on 500 zł a month of expenses.
    static func housing(_ changes: [String: String]) -> [String: String] {
        [
            "legalTitle": "title", "livesThere": "yes", "persons": "1", "usableArea": "35,00 m²", "roomsArea": "35",
            "occupiedArea": "", "income": "0", "expenses": "500,00 zł", "centralHeating": "yes", "hotWater": "yes",
            "pipedGas": "yes", "wheelchair": "no", "separateRoom": "no",
        ].merging(changes) { $1 }
    }

    /// A family without income, of two persons more than children.
    static func family(children: [String], _ changes: [String: String] = [:]) -> [String: String] {
        var texts = [
            "period": "next", "persons": "\(children.count + 2)", "incomeSpan": "month", "income": "0",
            "loneParent": "no", "children": "\(children.count)",
        ]
        for (index, born) in children.enumerated() {
            texts["child\(index + 1)Born"] = born
            texts["child\(index + 1)Disabled"] = "no"
            texts["child\(index + 1)Studies"] = "no"
        }
        return texts.merging(changes) { $1 }
    }

    /// Three persons with one child, without income.
    static func birth(_ changes: [String: String]) -> [String: String] {
        ["children": "1", "persons": "3", "incomeSpan": "year", "income": "0"].merging(changes) { $1 }
    }

    /// Two persons without income, entitled to these amounts.
    static func alimony(_ amounts: [String], _ changes: [String: String] = [:]) -> [String: String] {
        var texts = [
            "courtTitle": "yes", "ineffective": "yes", "period": "next", "persons": "2", "incomeSpan": "month",
            "income": "0", "entitled": "\(amounts.count)",
        ]
        for (index, amount) in amounts.enumerated() { texts["alimony\(index + 1)"] = amount }
        return texts.merging(changes) { $1 }
    }

    /// A day that every full set of answers is good for.
    static func day(_ iso: String = "2026-06-01") throws -> LocalDate { try #require(LocalDate(iso: iso)) }

    static func answer(
        _ slug: String, _ texts: [String: String], on iso: String = "2026-06-01", local: [String]? = nil
    ) throws -> QuickAnswer {
        let table = try local.map { try RuleFiles.table(local: $0) } ?? RuleFiles.shipped.get()
        return try #require(QuickChecks.check(slug: slug)).answer(texts, by: table, on: try day(iso))
    }
}

extension QuickAnswer {
    var problems: [QuickProblem] {
        if case .problems(let problems) = self { problems } else { [] }
    }

    var assessments: [Assessment] {
        if case .assessment(let assessments) = self { assessments } else { [] }
    }

    /// The assessment of a check that has one.
    func single() throws -> Assessment {
        try #require(assessments.count == 1 ? assessments.first : nil, "\(self)")
    }
}

extension Assessment {
    /// The reason of an open outcome.
    func openReason() throws -> String {
        guard case .undetermined(let reason) = outcome else { throw UnexpectedOutcome(outcome: outcome) }
        return reason
    }
}

private struct UnexpectedOutcome: Error {
    let outcome: Assessment.Outcome
}
