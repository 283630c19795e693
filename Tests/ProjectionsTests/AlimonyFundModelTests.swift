import Applications
import Postgres
import Projections
import Testing

/// FA-1 as rows.
struct AlimonyFundModelTests {
    static let examples = FormExample.all(.alimonyFund, "fundusz-alimentacyjny")

    static func bench(_ name: String) throws -> CaseBench {
        var bench = try CaseBench(AlimonyFundModel(rules: ShippedRules.table.get()))
        try bench.batch([FormExample.named(.alimonyFund, "fundusz-alimentacyjny", name).submitted])
        return bench
    }

    @Test func `there are examples to read`() { #expect(Self.examples.count >= 6) }

    @Test(arguments: examples)
    func `every example fills the entitled, the debtor and a title for each`(example: FormExample) throws {
        var bench = try CaseBench(AlimonyFundModel(rules: ShippedRules.table.get()))
        try bench.batch([example.submitted])
        let claim = try bench.row("claim")
        for column in ["benefit_period", "income_year", "enforcement_place", "alimony_paid_grosze", "payout_method"] {
            #expect(claim[column] != .null, "\(column)")
        }
        let people = try bench.rows("person")
        let entitled = try bench.rows("entitled_person")
        for person in entitled {
            let named = try #require(people.first { $0["ordinal"] == person["person_ordinal"] })
            #expect(named["born_on"] != .null)
            #expect(person["citizenship"] != .null)
        }
        let titles = try bench.rows("enforcement_title")
        #expect(titles.map { $0["ordinal"] } == entitled.map { $0["ordinal"] })
        for column in ["kind", "court", "case_number", "issued_on", "monthly_grosze", "payable_from"] {
            #expect(titles.allSatisfy { $0[column] != .null }, "\(column)")
        }
        let debtor = try bench.row("debtor")
        #expect(people.first { $0["ordinal"] == debtor["person_ordinal"] }?["role"] == .text("debtor"))
        #expect(try bench.rows("income").allSatisfy { $0["person_ordinal"] != .null })
        #expect(try bench.row("suggestion")["outcome"] == .text("undetermined"))
    }

    @Test func `a mother with two children reads as it was written`() throws {
        let bench = try Self.bench("matka-dwoje-dzieci")
        #expect(
            try bench.column("role", of: "person")
                == [.text("applicant"), .text("entitled"), .text("entitled"), .text("debtor")])
        #expect(try bench.column("disability", of: "entitled_person") == [.text("none"), .text("child-ruling")])
        #expect(try bench.column("monthly_grosze", of: "enforcement_title") == [.int8(60_000), .int8(75_000)])
        let title = try bench.rows("enforcement_title")[1]
        #expect(title["case_number"] == .text("III RC 218/19"))
        #expect(title["issued_on"] == FamilyBenefitsModelTests.date("2019-10-08"))
        #expect(title["payable_from"] == FamilyBenefitsModelTests.date("2019-05-01"))
        #expect(title["bailiff_name"] == .text("Robert Pawlik"))
        #expect(title["bailiff_case_number"] == .text("Kmp 45/20"))
        let debtor = try bench.row("debtor")
        #expect(debtor["person_ordinal"] == .int4(4))
        #expect(debtor["employment"] == .text("prace remontowe bez umowy"))
        #expect(debtor["age"] == .null)
        #expect(try bench.rows("person")[3]["pesel"] == .text("84093099897"))
    }

    @Test func `a student who applies for herself is one person`() throws {
        let bench = try Self.bench("studentka-we-wlasnej-sprawie")
        let entitled = try bench.row("entitled_person")
        #expect(entitled["person_ordinal"] == .int4(1))
        #expect(entitled["relation"] == .text("self"))
        #expect(entitled["citizenship"] == .text("PL"))
        #expect(entitled["school_city"] == .text("Katowice"))
        #expect(try bench.row("debtor")["age"] == .int4(48))
        #expect(try bench.column("relation", of: "person") == [.null, .null, .text("parent"), .text("sibling")])
    }

    @Test func `every kind of income has its year or day`() throws {
        let incomes = try Self.bench("opiekun-prawny-wszystkie-dochody").rows("income")
        #expect(
            incomes.map { $0["kind"] }
                == ["krus-benefit", "other", "farm", "farm", "lost-employment", "gained-pension"].map { .text($0) })
        #expect(
            incomes.map { $0["period"] }
                == ["2025", "2025", "2025", "2025", "../2026-01-31", "2026-02-01/.."].map { .text($0) })
        #expect(incomes[2]["hectares"] == .numeric("3.4125"))
        #expect(incomes[4]["amount_grosze"] == .int8(6_120_000))
        #expect(incomes[4]["description"] == .text("Kopalnia Dolomitu S.A."))
    }

    @Test func `enforcement abroad and an own statement`() throws {
        let abroad = try Self.bench("opiekun-prawny-wszystkie-dochody").row("claim")
        #expect(abroad["foreign_country"] == .text("GB"))
        #expect(abroad["foreign_obstacle"] == .text("other"))
        #expect(abroad["proof"] == .null)
        let statement = try Self.bench("oswiadczenie-zamiast-zaswiadczenia").row("claim")
        #expect(statement["proof"] == .text("own-statement"))
        #expect(statement["due_grosze"] == .int8(3_250_000))
        #expect(statement["recovered_grosze"] == .int8(12_050))
        #expect(statement["ineffective_to"] == FamilyBenefitsModelTests.date("2026-10-31"))
    }

    @Test func `a correction replaces what the old answers gave`() throws {
        var bench = try Self.bench("matka-dwoje-dzieci")
        let other = try FormExample.named(.alimonyFund, "fundusz-alimentacyjny", "studentka-we-wlasnej-sprawie")
        try bench.batch([.supplemented(Supplemented(channel: .paper, answers: other.answers, documents: []))])
        let fresh = try Self.bench("studentka-we-wlasnej-sprawie")
        for table in ["answer", "person", "income", "claim", "entitled_person", "debtor", "enforcement_title"] {
            #expect(try bench.rows(table) == fresh.rows(table), "\(table)")
        }
        #expect(!bench.contents.contains("Stanisław"))
    }

    @Test func `an erasure leaves nothing of the debtor or the entitled`() throws {
        var bench = try Self.bench("matka-dwoje-dzieci")
        try bench.batch(CaseEvents.paying, by: .caseworker("k01"))
        try bench.batch([CaseEvents.closed, CaseEvents.erased], by: .caseworker("k01"))
        #expect(bench.filledTables == ["filing", "answer", "event"])
        for word in ["Duda", "84093099897", "III RC 218/19"] { #expect(!bench.contents.contains(word), "\(word)") }
    }
}
