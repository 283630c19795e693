import Applications
import Benefits
import JSON
import Testing

/// A household for the housing allowance, with what tests vary.
struct HousingCase {
    var filedOn = "2026-04-15"
    var persons = 1
    /// Over three months.
    var income: Int64 = 0
    var expenses: Int64 = 50_000
    var area = 3500
    var rooms: Int?
    var occupied: Int?
    var wheelchairUsers = 0
    var separateRoomPersons = 0
    var equipment = HousingAllowanceInput.Equipment(centralHeating: true, hotWater: true, pipedGas: true)

    func input() throws -> HousingAllowanceInput {
        try HousingAllowanceInput(
            filedOn: try #require(LocalDate(iso: filedOn)),
            income: HouseholdIncome(total: Money(grosze: income), months: 3, persons: persons),
            expenses: Money(grosze: expenses), usableArea: area, roomsAndKitchenArea: rooms ?? area,
            occupiedArea: occupied, wheelchairUsers: wheelchairUsers, separateRoomPersons: separateRoomPersons,
            equipment: equipment)
    }

    func assessment(local: [String] = HousingCase.office) throws -> Assessment {
        try input().assessment(by: try RuleFiles.table(local: local))
    }

    /// An office that set everything it has to.
    static let office = [
        "dm.cap.tarnowskie_gory,2004-12-21,,70,%,L,uchwała próbna",
        "dm.ryczalt.kwh_price,2021-01-01,,0.8975,PLN/kWh,L,taryfa próbna",
        "dm.ryczalt.gas.each_next,,,10,kWh,L,przykład",
    ]
}

extension Assessment {
    /// The single payment, in grosze.
    var grosze: Int64? {
        guard case .entitled(let payments) = outcome, payments.count == 1 else { return nil }
        return payments[0].low.grosze
    }

    func step(_ id: String) throws -> AssessmentStep {
        try #require(steps.first { $0.id == id }, "no step \(id) in \(steps.map(\.id))")
    }

    func result(_ id: String) throws -> String {
        try #require(try step(id).result).replacing("\u{a0}", with: " ")
    }

    func formula(_ id: String) throws -> String {
        try #require(try step(id).formula).replacing("\u{a0}", with: " ")
    }
}

struct HousingAssessmentTests {
    @Test func `the practitioners' example of DOMAIN 3.4 comes out to the grosz`() throws {
        var example = HousingCase(filedOn: "2021-04-15", income: 3 * 158_147, expenses: 34_920)
        example.equipment = .init(centralHeating: true, hotWater: false, pipedGas: false)
        let assessment = try example.assessment()
        #expect(try assessment.result("own-share") == "237,22 zł")
        #expect(try assessment.result("lump-sum-hot-water") == "17,95 zł")
        #expect(try assessment.result("lump-sum-gas") == "8,97 zł")
        #expect(try assessment.formula("difference") == "376,12 zł − 237,22 zł")
        #expect(assessment.grosze == 13_890)
        // The allowance is 37 % of the expenses, below the cap of 70 %.
        #expect(try assessment.result("cap") == "263,28 zł")
        #expect(try assessment.formula("lump-sum-part").hasSuffix("≈ 7 %; 7 % × 138,90 zł"))
        #expect(try assessment.result("lump-sum-part") == "ryczałt 9,72 zł, zarządca 129,18 zł")
        #expect(try assessment.result("least-amount") == "25,02 zł")
    }

    @Test(arguments: [
        ("2021-03-01", "2 189,04 zł", "1 563,60 zł"), ("2021-06-30", "2 189,04 zł", "1 563,60 zł"),
        ("2021-07-01", "2 066,99 zł", "1 550,24 zł"), ("2022-06-01", "2 265,01 zł", "1 698,76 zł"),
        ("2023-06-01", "2 538,46 zł", "1 903,85 zł"), ("2024-02-08", "2 538,46 zł", "1 903,85 zł"),
        ("2024-02-09", "2 862,19 zł", "2 146,64 zł"), ("2025-06-01", "3 272,69 zł", "2 454,52 zł"),
        ("2026-02-08", "3 272,69 zł", "2 454,52 zł"), ("2026-02-09", "3 561,42 zł", "2 671,07 zł"),
    ])
    func `the threshold goes by the filing day (DOMAIN 3.2)`(iso: String, single: String, multi: String) throws {
        let one = try HousingCase(filedOn: iso, persons: 1).assessment()
        let two = try HousingCase(filedOn: iso, persons: 2).assessment()
        #expect(try one.result("income-threshold") == single)
        #expect(try two.result("income-threshold") == multi)
        let wageIsGeneralKnowledge = iso >= "2021-07-01" && iso < "2024-02-09"
        #expect(
            try one.step("income-threshold").rules.contains { $0.rule.confidence == .generalKnowledge }
                == wageIsGeneralKnowledge)
        #expect(try !wageIsGeneralKnowledge || one.step("income-threshold").isUncertain)
    }

    @Test(arguments: [
        (1, 3500, 4550, 5250), (2, 4000, 5200, 6000), (3, 4500, 5850, 6750), (4, 5500, 7150, 8250),
        (5, 6500, 8450, 9750), (6, 7000, 9100, 10_500), (7, 7500, 9750, 11_250), (10, 9000, 11_700, 13_500),
    ])
    func `norm and tolerance by persons (DOMAIN 3.3)`(persons: Int, norm: Int, most: Int, mostSmall: Int) throws {
        func isTooLarge(_ area: Int, rooms: Int) throws -> Bool {
            let assessment = try HousingCase(persons: persons, area: area, rooms: rooms).assessment()
            return assessment.outcome == .notEntitled("Powierzchnia jest większa od dopuszczalnej.")
        }
        #expect(try !isTooLarge(most, rooms: most))
        #expect(try isTooLarge(most + 1, rooms: most + 1))
        #expect(try !isTooLarge(mostSmall, rooms: mostSmall * 60 / 100))
        #expect(try isTooLarge(mostSmall + 1, rooms: mostSmall * 60 / 100))
        #expect(try isTooLarge(mostSmall, rooms: mostSmall * 60 / 100 + 1))
        // Expenses are scaled from the first hundredth above the norm on.
        let atNorm = try HousingCase(persons: persons, expenses: 100_000, area: norm).assessment()
        #expect(try atNorm.result("expenses") == "1 000,00 zł")
        let justAbove = try HousingCase(persons: persons, expenses: 100_000, area: norm + 1).assessment()
        #expect(try justAbove.result("expenses").hasPrefix("999,"))
        let above = try HousingCase(persons: persons, expenses: 100_000, area: most).assessment()
        #expect(try above.result("expenses") == "769,23 zł")
    }

    @Test func `disability adds 15 m² once, and says so when more persons could claim it`() throws {
        let one = try HousingCase(persons: 2, area: 5500, wheelchairUsers: 1).assessment()
        #expect(try one.result("expenses") == "500,00 zł")
        #expect(try one.result("largest-area") == "71,50 m²")
        #expect(try !one.step("norm-area-disability").isUncertain)
        let two = try HousingCase(persons: 2, area: 5500, wheelchairUsers: 1, separateRoomPersons: 1).assessment()
        #expect(try two.result("largest-area") == "71,50 m²")
        #expect(try two.step("norm-area-disability").isUncertain)
    }

    @Test func `a part-let dwelling is judged by the occupied part`() throws {
        let assessment = try HousingCase(area: 9000, rooms: 9000, occupied: 3000).assessment()
        #expect(try assessment.result("area-test") == "spełniony")
        #expect(try assessment.result("expenses") == "500,00 zł")
    }

    @Test(arguments: [(1, "15 %"), (2, "12 %"), (4, "12 %"), (5, "10 %"), (9, "10 %")])
    func `own share by persons`(persons: Int, share: String) throws {
        let assessment = try HousingCase(persons: persons, income: 300_000).assessment()
        #expect(try assessment.formula("own-share") == "\(share) × 3 000,00 zł : 3 mies.")
        // The upper band is an open point since July 2021.
        let doubts = try assessment.step("own-share").doubts.joined()
        #expect(doubts.contains("Nie ustalono, czy ten przedział obowiązuje nadal"))
    }

    @Test(arguments: [
        (1, 187_632, "15 %"), (1, 187_633, "20 %"), (2, 250_176, "12 %"), (2, 250_178, "15 %"),
        (5, 625_440, "10 %"), (5, 625_445, "12 %"),
    ])
    func `until June 2021 the upper band pays the higher share`(persons: Int, monthly: Int64, share: String) throws {
        let household = HousingCase(
            filedOn: "2021-06-30", persons: persons, income: 3 * monthly, expenses: 200_000)
        #expect(try household.assessment().formula("own-share").hasPrefix(share))
    }

    @Test func `the allowance is capped at the council's value, or at the statutory one with a doubt`() throws {
        let known = try HousingCase(expenses: 50_001).assessment()
        #expect(known.grosze == 35_000)
        #expect(try !known.step("cap").isUncertain)
        let office = ["dm.cap.tarnowskie_gory,,,90,%,L,uchwała próbna"]
        #expect(try HousingCase().assessment(local: office).grosze == 45_000)
        let strange = ["dm.cap.tarnowskie_gory,,,91,%,L,uchwała próbna"]
        #expect(try HousingCase().assessment(local: strange).step("cap").isUncertain)
        let shipped = try HousingCase().input().assessment(by: try RuleFiles.shipped.get())
        #expect(shipped.grosze == 35_000)
        let cap = try shipped.step("cap")
        #expect(cap.doubts.joined().contains("Wartość z uchwały rady nie jest znana"))
        #expect(
            Set(cap.rules.map(\.rule.key.code)) == [
                "dm.cap.statutory", "dm.cap.council_shift_max", "dm.cap.tarnowskie_gory",
            ])
    }

    @Test func `income above the threshold cuts the allowance one for one`() throws {
        let limit: Int64 = 3 * 356_142
        let within = try HousingCase(income: limit, expenses: 100_000).assessment()
        #expect(within.grosze == 46_579)
        let above = try HousingCase(income: limit + 300, expenses: 100_000).assessment()
        #expect(above.grosze == 46_464)
        #expect(try above.step("excess-reduction").isUncertain)
        let far = try HousingCase(income: limit + 150_000, expenses: 100_000).assessment()
        #expect(far.outcome == .notEntitled("Przekroczenie progu dochodu jest nie mniejsze niż dodatek."))
    }

    @Test func `a lump sum without a price makes the amount a lower bound`() throws {
        var household = HousingCase(expenses: 50_000)
        household.equipment = .init(centralHeating: false, hotWater: true, pipedGas: true)
        let open = try household.input().assessment(by: try RuleFiles.shipped.get())
        guard case .entitled(let payments) = open.outcome else {
            Issue.record("\(open.outcome)")
            return
        }
        #expect(payments.map(\.low.grosze) == [35_000])
        #expect(payments.map(\.high) == [nil])
        #expect(try open.step("lump-sum-heating").isUncertain)
        let known = try household.assessment()
        // 5 kWh × 35 m² × 0.8975 zł = 157.06 zł.
        #expect(try known.result("lump-sum-heating") == "157,06 zł")
        #expect(known.grosze == 45_994)
        household.income = 3 * 333_400
        let nothing = try household.input().assessment(by: try RuleFiles.shipped.get())
        guard case .undetermined = nothing.outcome else {
            Issue.record("\(nothing.outcome)")
            return
        }
    }

    @Test func `a slip in the office's file gives an absurd amount, not a crash`() throws {
        var household = HousingCase(persons: 9, income: 100)
        household.equipment = .init(centralHeating: false, hotWater: false, pipedGas: false)
        let slip = [
            "dm.ryczalt.kwh_price,,,999999999999,PLN/kWh,L,pomyłka",
            "dm.ryczalt.gas.each_next,,,999999999999,kWh,L,pomyłka",
        ]
        #expect(try household.assessment(local: slip).grosze ?? 0 > 1_000_000_000_000_000)
    }

    @Test func `an own share above the expenses leaves nothing`() throws {
        let assessment = try HousingCase(income: 3 * 340_000, expenses: 51_000).assessment()
        #expect(assessment.outcome == .notEntitled("Udział własny pokrywa całe wydatki na mieszkanie."))
    }

    @Test(arguments: [
        ("2026-01-31", "2026-02-01", "2026-07-31"), ("2026-11-30", "2026-12-01", "2027-05-31"),
        ("2026-12-01", "2027-01-01", "2027-06-30"),
    ])
    func `six months from the first of the month after filing`(filed: String, from: String, to: String) throws {
        let outcome = try HousingCase(filedOn: filed).assessment().outcome
        guard case .entitled(let payments) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(payments.map { $0.from?.iso } == [from])
        #expect(payments.map { $0.to?.iso } == [to])
        #expect(payments.map(\.rhythm) == [.monthly])
    }

    @Test func `a day before the table leaves the result open and says what is missing`() throws {
        let assessment = try HousingCase(filedOn: "2020-05-05").assessment()
        guard case .undetermined(let reason) = assessment.outcome else {
            Issue.record("\(assessment.outcome)")
            return
        }
        #expect(reason.contains("1.07.2021"))
        #expect(assessment.isUncertain)
        #expect(assessment.steps.map(\.id) == ["income-per-person", "missing-rule"])
    }

    @Test func `every step shows its rows with their pages`() throws {
        let assessment = try HousingCase(income: 300_000).assessment()
        let threshold = try assessment.step("income-threshold")
        #expect(threshold.rules.map(\.rule.key.code) == ["dm.wage_pct.single", "dm.avg_wage"])
        #expect(threshold.rules.allSatisfy { $0.pages.count == $0.rule.sources.count && !$0.pages.isEmpty })
        #expect(assessment.steps.allSatisfy { !$0.text.isEmpty })
        #expect(Set(assessment.steps.map(\.id)).count == assessment.steps.count)
    }
}
