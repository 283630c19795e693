import Applications
import Benefits
import Testing

/// A family applying for allowances, with what tests vary.
struct FamilyCase {
    var filedOn = "2025-08-10"
    var period = "2025/2026"
    var persons = 4
    /// Monthly, in grosze.
    var income: Int64 = 0
    var children: [FamilyChild] = []

    /// 3 and 10 years old when the period 2025/2026 begins.
    static func twoChildren(_ supplements: Set<FamilyChild.Supplement> = []) throws -> [FamilyChild] {
        [try child("2022-01-10"), try child("2015-01-10", supplements: supplements)]
    }

    static func child(
        _ born: String, isStudying: Bool = true, isDisabled: Bool = false,
        supplements: Set<FamilyChild.Supplement> = []
    ) throws -> FamilyChild {
        FamilyChild(
            dateOfBirth: try #require(LocalDate(iso: born)), isStudying: isStudying, isDisabled: isDisabled,
            supplements: supplements)
    }

    func assessment() throws -> Assessment {
        let input = try FamilyAllowanceInput(
            filedOn: try #require(LocalDate(iso: filedOn)), period: try #require(BenefitPeriod(.family, period)),
            income: HouseholdIncome(total: Money(grosze: 12 * income), months: 12, persons: persons),
            children: children)
        return input.assessment(by: try RuleFiles.shipped.get())
    }
}

extension Assessment {
    /// Amounts in grosze with first and last month, in order.
    var payments: [String] {
        guard case .entitled(let payments) = outcome else { return [] }
        return payments.map {
            let months = [$0.from, $0.to].map { $0.map { String($0.iso.prefix(7)) } ?? "?" }.joined(separator: "…")
            let high = $0.high == $0.low ? "" : "–" + ($0.high.map { "\($0.grosze)" } ?? "?")
            return "\($0.title): \($0.low.grosze)\(high) \($0.rhythm) \(months)"
        }
    }
}

struct FamilyAssessmentTests {
    @Test(arguments: [
        ("2012/2013", "539,00 zł", "623,00 zł"), ("2014/2015", "574,00 zł", "664,00 zł"),
        ("2015/2016", "674,00 zł", "764,00 zł"), ("2025/2026", "674,00 zł", "764,00 zł"),
        ("2026/2027", "674,00 zł", "764,00 zł"),
    ])
    func `the threshold goes by the period (DOMAIN 2.4)`(period: String, general: String, disabled: String) throws {
        var family = FamilyCase(period: period, children: try FamilyCase.twoChildren())
        #expect(try family.assessment().result("income-threshold") == general)
        family.children.append(try FamilyCase.child("2018-05-05", isDisabled: true))
        let assessment = try family.assessment()
        #expect(try assessment.result("income-threshold") == disabled)
        let isDoubtful = ["2012/2013", "2014/2015", "2015/2016", "2026/2027"].contains(period)
        #expect(try assessment.step("income-threshold").isUncertain == isDoubtful)
    }

    @Test func `each child has the allowance of its age`() throws {
        let children = try [
            FamilyCase.child("2022-01-10"), FamilyCase.child("2015-01-10"), FamilyCase.child("2006-06-01"),
        ]
        let assessment = try FamilyCase(persons: 5, children: children).assessment()
        #expect(
            assessment.payments == [
                "zasiłek rodzinny, dziecko 1: 9500 monthly 2025-11…2026-10",
                "zasiłek rodzinny, dziecko 2: 12400 monthly 2025-11…2026-10",
                "zasiłek rodzinny, dziecko 3: 13500 monthly 2025-11…2026-10",
                "dodatek: rodzina wielodzietna: 9500 monthly 2025-11…2026-10",
            ])
        #expect(!assessment.isUncertain)
    }

    @Test func `a birthday inside the period changes the amount from the next month, with a doubt`() throws {
        let assessment = try FamilyCase(children: [FamilyCase.child("2021-03-02")]).assessment()
        #expect(
            assessment.payments == [
                "zasiłek rodzinny, dziecko 1: 9500 monthly 2025-11…2026-03",
                "zasiłek rodzinny, dziecko 1: 12400 monthly 2026-04…2026-10",
            ])
        #expect(try assessment.step("allowance-1").isUncertain)
    }

    @Test func `a birthday on the first of a month counts in that month`() throws {
        let assessment = try FamilyCase(children: [FamilyCase.child("2021-03-01")]).assessment()
        #expect(assessment.payments.first?.hasSuffix("2025-11…2026-02") == true)
    }

    @Test(arguments: [
        ("2007-10-31", false, false, 0), ("2007-10-31", true, false, 12), ("2004-11-02", true, false, 1),
        ("2004-10-31", true, false, 0), ("2004-10-31", true, true, 12), ("2001-11-01", true, true, 0),
        ("2004-10-31", false, true, 0), ("2008-05-20", false, false, 7), ("2026-05-20", false, false, 6),
        ("2026-11-01", false, false, 0),
    ])
    func `allowance ends at 18, at 21 at school, at 24 studying with a disability`(
        born: String, isStudying: Bool, isDisabled: Bool, months: Int
    ) throws {
        let child = try FamilyCase.child(born, isStudying: isStudying, isDisabled: isDisabled)
        let assessment = try FamilyCase(children: [child]).assessment()
        guard months > 0 else {
            #expect(assessment.payments.isEmpty)
            #expect(
                assessment.outcome == .notEntitled("Żadne dziecko nie jest w wieku, w którym przysługuje zasiłek."))
            return
        }
        guard case .entitled(let payments) = assessment.outcome, let first = payments.first?.from,
            let last = payments.last?.to
        else {
            Issue.record("\(assessment.outcome)")
            return
        }
        let from = first.year * 12 + first.month
        #expect(last.year * 12 + last.month - from + 1 == months)
    }

    @Test func `an application from November on counts from its month`() throws {
        let filed = try FamilyCase(filedOn: "2026-03-31", children: FamilyCase.twoChildren()).assessment()
        #expect(filed.payments.allSatisfy { $0.hasSuffix("2026-03…2026-10") })
        #expect(filed.payments.count == 2)
        let late = try FamilyCase(filedOn: "2026-11-01", children: FamilyCase.twoChildren()).assessment()
        #expect(late.outcome == .notEntitled("Wniosek złożono po końcu okresu 2025/2026."))
    }

    @Test func `złotówka za złotówkę takes the excess of the whole family (DOMAIN 2.2)`() throws {
        let children = try FamilyCase.twoChildren()
        func family(_ income: Int64) throws -> Assessment {
            try FamilyCase(income: income, children: children).assessment()
        }
        // 4 × 674 zł = 2 696 zł; 95 + 124 = 219 zł.
        #expect(try family(269_600).payments.count == 2)
        let above = try family(270_000)
        #expect(above.grosze == 21_500)
        #expect(try above.formula("excess-reduction") == "219,00 zł − (2 700,00 zł − 674,00 zł × 4 os.)")
        #expect(try family(289_500).grosze == 2000)
        #expect(
            try family(289_501).outcome == .notEntitled("Po odjęciu przekroczenia zostaje mniej niż 20,00\u{a0}zł."))
        #expect(
            try family(291_501).outcome
                == .notEntitled("Przekroczenie progu dochodu jest większe niż łączna kwota zasiłków i dodatków."))
    }

    @Test func `one grosz a year above the threshold is above it`() throws {
        let income = try HouseholdIncome(total: Money(grosze: 12 * 269_600 + 1), months: 12, persons: 4)
        let input = try FamilyAllowanceInput(
            filedOn: try #require(LocalDate(iso: "2025-08-10")),
            period: try #require(BenefitPeriod(.family, "2025/2026")),
            income: income, children: try FamilyCase.twoChildren())
        let assessment = input.assessment(by: try RuleFiles.shipped.get())
        #expect(try assessment.formula("income-test") == "674,00 zł > 674,00 zł")
        #expect(assessment.grosze == 21_900)
    }

    @Test func `yearly supplements count by a twelfth`() throws {
        let children = try FamilyCase.twoChildren([.schoolYear, .commuting])
        let assessment = try FamilyCase(income: 270_000, children: children).assessment()
        // 219 + (100 + 10 × 69) : 12 = 284.83; − 4.00.
        #expect(try assessment.result("monthly-total") == "284,83 zł")
        #expect(assessment.grosze == 28_083)
        #expect(try assessment.step("commuting-2").isUncertain)
    }

    @Test func `late applications divide monthly sums by their months`() throws {
        let children = try FamilyCase.twoChildren([.schoolYear, .boarding])
        let family = FamilyCase(filedOn: "2026-05-04", income: 270_000, children: children)
        // May to October: 219 a month; 100 + 4 × 113 (May, June, September, October) by 12.
        #expect(try family.assessment().result("monthly-total") == "265,00 zł")
    }

    @Test func `supplements have the amounts of DOMAIN 2.1`() throws {
        let supplements = Set(FamilyChild.Supplement.allCases)
        let child = try FamilyCase.child("2025-09-01", isDisabled: true, supplements: supplements)
        let payments = try FamilyCase(children: [child]).assessment().payments
        #expect(
            payments == [
                "zasiłek rodzinny, dziecko 1: 9500 monthly 2025-11…2026-10",
                "dodatek: urlop wychowawczy, dziecko 1: 40000 monthly 2025-11…2026-10",
                "dodatek: kształcenie i rehabilitacja, dziecko 1: 9000 monthly 2025-11…2026-10",
                "dodatek: urodzenie dziecka, dziecko 1: 100000 once 2025-11…2026-10",
                "dodatek: rozpoczęcie roku szkolnego, dziecko 1: 10000 once 2025-11…2026-10",
                "dodatek: zamieszkanie w miejscowości szkoły, dziecko 1: 11300 schoolMonths 2025-11…2026-10",
                "dodatek: dojazd do szkoły, dziecko 1: 6900 schoolMonths 2025-11…2026-10",
                "dodatek: samotne wychowywanie dziecka: 27300 monthly 2025-11…2026-10",
            ])
        let older = try FamilyCase.child("2015-01-10", isDisabled: true, supplements: [.rehabilitation])
        #expect(try FamilyCase(children: [older]).assessment().payments.last?.contains(": 11000 ") == true)
    }

    @Test(arguments: [(1, 0, 19_300), (2, 0, 38_600), (3, 0, 38_600), (1, 1, 27_300), (3, 3, 54_600), (3, 1, 46_600)])
    func `the single parent's supplement has a maximum for all children`(
        children: Int, disabled: Int, amount: Int64
    ) throws {
        let list = try (0..<children).map {
            try FamilyCase.child("2015-01-10", isDisabled: $0 < disabled, supplements: [.singleParent])
        }
        let assessment = try FamilyCase(children: list).assessment()
        let payment = assessment.payments.first { $0.hasPrefix("dodatek: samotne") }
        #expect(payment == "dodatek: samotne wychowywanie dziecka: \(amount) monthly 2025-11…2026-10")
        #expect(try assessment.step("single-parent").isUncertain == (disabled != 0 && disabled != children))
    }

    @Test func `a period of the alimony fund is refused`() throws {
        let error = try #require(throws: AssessmentInputError.self) {
            try FamilyAllowanceInput(
                filedOn: try #require(LocalDate(iso: "2025-08-10")),
                period: try #require(BenefitPeriod(.alimony, "2025/2026")),
                income: HouseholdIncome(total: .zero, months: 12, persons: 2), children: FamilyCase.twoChildren())
        }
        #expect(error.field == "period")
    }
}
