import Applications
import Benefits
import Testing

struct RuleTableTests {
    private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

    private func value(_ key: String, _ iso: String) throws -> String {
        let rule = try RuleFiles.shipped.get().row(key, on: try day(iso))
        return try #require(rule.value).description
    }

    @Test func `the shipped table has every row of DOMAIN and what it says beyond them`() throws {
        let table = try RuleFiles.shipped.get()
        let rows = table.keys.keys.flatMap { table.rows($0) }
        // 129 rows of rules.csv; dm.cap.tarnowskie_gory and dm.ryczalt.gas.each_next are replaced one for one by
        // local.csv, which adds dm.ryczalt.kwh_price.
        #expect(rows.count == 130)
        #expect(rows.filter { $0.confidence == .sourced }.count == 92)
        #expect(rows.filter { $0.value == nil }.allSatisfy { $0.confidence == .unknown })
        #expect(
            Set(rows.filter { $0.value == nil }.map(\.key.code)) == [
                "dm.cap.tarnowskie_gory", "dm.lowest_pension", "dm.ryczalt.gas.each_next", "dm.ryczalt.kwh_price",
            ])
    }

    @Test(arguments: [
        ("2012-10-01", "542", "456"), ("2015-09-30", "542", "456"), ("2015-10-01", "634", "514"),
        ("2018-10-01", "701", "528"), ("2021-12-31", "701", "528"), ("2022-01-01", "776", "600"),
        ("2024-12-31", "776", "600"), ("2025-01-01", "1\u{a0}010", "823"), ("2026-11-24", "1\u{a0}010", "823"),
    ])
    func `social assistance goes by the filing day`(iso: String, single: String, family: String) throws {
        #expect(try value("ps.kryt.single", iso) == single)
        #expect(try value("ps.kryt.family", iso) == family)
    }

    @Test(arguments: [
        ("2007/2008", nil), ("2008/2009", "725"), ("2018/2019", "725"), ("2019/2020", "800"), ("2020/2021", "900"),
        ("2022/2023", "900"), ("2023/2024", "1\u{a0}209"), ("2025/2026", "1\u{a0}209"), ("2026/2027", "1\u{a0}665"),
    ])
    func `alimony goes by the period`(text: String, threshold: String?) throws {
        let period = try #require(BenefitPeriod(.alimony, text))
        let table = try RuleFiles.shipped.get()
        guard let threshold else {
            let key = try #require(table.keys["fa.kryt"])
            #expect(throws: RuleMiss.notYet(key, on: period.first, first: try day("2008-10-01"))) {
                try table.row("fa.kryt", period: period)
            }
            return
        }
        let rule = try table.row("fa.kryt", period: period)
        #expect(rule.value?.description == threshold)
    }

    @Test func `an alimony application filed in August is judged by the row of its period`() throws {
        let table = try RuleFiles.shipped.get()
        let period = try #require(BenefitPeriod(.alimony, "2026/2027"))
        #expect(try table.row("fa.kryt", period: period).value == DecimalNumber(1665))
        let key = try #require(table.keys["fa.kryt"])
        #expect(throws: RuleMiss.selectedBy(.period, key)) {
            try table.row("fa.kryt", on: try day("2026-08-15"))
        }
    }

    @Test func `a key by filing day cannot be asked by period`() throws {
        let table = try RuleFiles.shipped.get()
        let key = try #require(table.keys["dm.avg_wage"])
        #expect(throws: RuleMiss.selectedBy(.filing, key)) {
            try table.row("dm.avg_wage", period: try #require(BenefitPeriod(.family, "2025/2026")))
        }
    }

    @Test func `a row that ends inside a period does not cover it`() throws {
        let table = try RuleFiles.table(
            "t.key,2020-01-01,2026-12-31,1,PLN,S,S1", "t.key,2027-01-01,,2,PLN,S,S1", selectedBy: "period")
        let period = try #require(BenefitPeriod(.family, "2026/2027"))
        let key = try #require(table.keys["t.key"])
        #expect(throws: RuleMiss.changesWithin(period, key, on: try day("2027-01-01"))) {
            try table.row("t.key", period: period)
        }
    }

    @Test func `what the table does not hold is a typed miss that says what to do`() throws {
        let table = try RuleFiles.shipped.get()
        let (wage, bon) = (try #require(table.keys["dm.avg_wage"]), try #require(table.keys["bc.min"]))
        let early = RuleMiss.notYet(wage, on: try day("2021-06-30"), first: try day("2021-07-01"))
        #expect(throws: early) { try table.row("dm.avg_wage", on: try day("2021-06-30")) }
        let late = RuleMiss.ended(bon, on: try day("2027-01-01"), last: try day("2026-12-31"))
        #expect(throws: late) { try table.row("bc.min", on: try day("2027-01-01")) }
        #expect(throws: RuleMiss.noSuchKey("dm.wage")) { try table.row("dm.wage", on: try day("2026-01-01")) }
        #expect(early.text.contains("1.07.2021"))
        #expect(late.text.contains("uzupełnij tabelę"))
    }

    @Test func `marks, remarks and sources stay with their row`() throws {
        let rule = try RuleFiles.shipped.get().row("dm.avg_wage", on: try day("2026-02-09"))
        #expect(rule.confidence == .sourced)
        #expect(rule.remark?.code == "M.P. date to check")
        #expect(rule.sources == ["S76"])
        #expect(rule.value == DecimalNumber("8903.56"))
        #expect(rule.valueText == "8\u{a0}903,56\u{a0}zł")
    }

    @Test func `a doubtful first day is a doubt for a year, a doubtful value always`() throws {
        let table = try RuleFiles.shipped.get()
        func doubts(_ key: String, _ iso: String) throws -> Int {
            try table.row(key, on: try day(iso)).doubts(on: try day(iso)).count
        }
        #expect(try doubts("dm.avg_wage", "2026-02-09") == 1)
        #expect(try doubts("dm.avg_wage", "2027-02-08") == 1)
        #expect(try doubts("dm.avg_wage", "2027-02-09") == 0)
        #expect(try doubts("ps.kryt.single", "2026-02-09") == 0)
        #expect(try doubts("ps.staly.max", "2022-06-01") == 0)
        #expect(try doubts("ps.staly.max", "2023-06-01") == 1)
        #expect(try doubts("sr.swpiel", "2025-06-01") == 2)
        #expect(try doubts("ps.staly.share", "2026-06-01") == 2)
        #expect(try doubts("ps.okresowy.min", "2026-06-01") == 1)
    }

    @Test func `a threshold is doubtful after the last period it was confirmed for`() throws {
        let table = try RuleFiles.shipped.get()
        for (text, count) in [("2025/2026", 0), ("2026/2027", 1)] {
            let period = try #require(BenefitPeriod(.family, text))
            let rule = try table.row("sr.kryt.general", period: period)
            #expect(rule.doubts(on: period.first).count == count)
        }
    }
}
