import Applications
import Postgres
import Projections
import Testing

/// The five forms of family benefits as rows.
struct FamilyBenefitsModelTests {
    static let forms = [
        "becikowe", "swiadczenie-pielegnacyjne", "swiadczenie-rodzicielskie", "zasilek-pielegnacyjny",
        "zasilek-rodzinny",
    ]
    static let examples = forms.flatMap { FormExample.all(.familyBenefits, $0) }

    static func bench(_ form: String, _ name: String) throws -> CaseBench {
        var bench = try CaseBench(FamilyBenefitsModel(rules: ShippedRules.table.get()))
        try bench.batch([FormExample.named(.familyBenefits, form, name).submitted])
        return bench
    }

    @Test(arguments: forms)
    func `there are examples of every form to read`(form: String) {
        #expect(FormExample.all(.familyBenefits, form).count >= 7)
    }

    @Test(arguments: examples)
    func `every example fills the claim, the children and the people`(example: FormExample) throws {
        var bench = try CaseBench(FamilyBenefitsModel(rules: ShippedRules.table.get()))
        try bench.batch([example.submitted])
        let claim = try bench.row("claim")
        #expect(claim["benefit"] == .text(example.form))
        for column in ["marital_status", "is_abroad", "payout_method"] { #expect(claim[column] != .null, "\(column)") }
        let people = try bench.rows("person")
        #expect(people.allSatisfy { $0["born_on"] != .null && $0["name"] != .text("") })
        #expect(people.first?["role"] == .text("applicant"))
        #expect(people.dropFirst().allSatisfy { $0["role"] != .text("applicant") && $0["relation"] != .null })
        let children = try bench.rows("child")
        for child in children {
            #expect(child["carer"] != .null)
            #expect(child["citizenship"] != .null)
            let person = try #require(people.first { $0["ordinal"] == child["person_ordinal"] })
            #expect(person["role"] != .text("family-member"))
        }
        #expect(!children.isEmpty || example.form == "zasilek-pielegnacyjny", "somebody has to get the benefit")
        #expect(try bench.rows("ruling").allSatisfy { $0["kind"] != .null && $0["issued_on"] != .null })
        #expect(try bench.rows("income").allSatisfy { $0["kind"] != .text("") && $0["person_ordinal"] != .null })
        #expect(try bench.row("answer")["home_address"] != .text(""))
    }

    @Test(arguments: examples)
    func `a correction reads as the form itself, though it does not say which form it is`(example: FormExample) throws {
        let model = FamilyBenefitsModel(rules: try ShippedRules.table.get())
        var filed = CaseBench(model)
        try filed.batch([example.submitted])
        let other = try FormExample.named(.familyBenefits, "zasilek-rodzinny", "rodzina-wielodzietna-urlop-wychowawczy")
        var corrected = CaseBench(model)
        try corrected.batch([other.submitted])
        try corrected.batch([.supplemented(Supplemented(channel: .paper, answers: example.answers, documents: []))])
        for table in ["answer", "person", "income", "claim", "child", "ruling", "supplement", "stay", "suggestion"] {
            #expect(try corrected.rows(table) == filed.rows(table), "\(table)")
        }
    }

    @Test func `a large family reads as it was written`() throws {
        let bench = try Self.bench("zasilek-rodzinny", "rodzina-wielodzietna-urlop-wychowawczy")
        #expect(try bench.row("claim")["benefit_period"] == .text("2026/2027"))
        #expect(try bench.row("claim")["marital_status"] == .text("married"))
        #expect(
            try bench.column("name", of: "person")
                == ["Tomasz", "Jakub", "Hanna", "Maria", "Ignacy", "Agnieszka", "Szymon"].map { .text("Gwóźdź \($0)") })
        #expect(
            try bench.column("relation", of: "person")
                == [.null] + ["child", "child", "child", "child", "spouse", "child"].map { .text($0) })
        let jakub = try bench.rows("child")[0]
        #expect(jakub["person_ordinal"] == .int4(2))
        #expect(jakub["studying"] == .text("technical-school"))
        #expect(jakub["school_name"] == .text("Technikum nr 4 w Gliwicach"))
        #expect(jakub["school_city"] == .text("Gliwice"))
        #expect(jakub["class_or_year"] == .int4(2))
        #expect(try bench.rows("child")[3]["school_name"] == .null)
        #expect(
            try bench.column("kind", of: "supplement")
                == [
                    "school-year-start", "school-boarding", "school-year-start", "large-family", "large-family",
                    "birth", "parental-leave",
                ].map { .text($0) })
        #expect(try bench.column("child_ordinal", of: "supplement") == [1, 1, 2, 3, 4, 4, 4].map { .int4($0) })
        let boarding = try bench.rows("supplement")[1]
        #expect(boarding["school_year"] == .text("2026/2027"))
        #expect(boarding["for_to"] == Self.date("2027-06-30"))
        #expect(boarding["employer"] == .null)
        let leave = try bench.rows("supplement")[6]
        #expect(leave["for_from"] == Self.date("2026-04-13"))
        #expect(leave["employer"] == .text("Piekarnia „Kłos” sp. z o.o."))
        #expect(leave["employed_from"] == Self.date("2021-02-01"))
        let income = try bench.row("income")
        #expect(income["kind"] == .text("lost-parental-leave"))
        #expect(income["amount_grosze"] == .int8(348_017))
        #expect(income["period"] == .text("../2026-04-13"))
        #expect(income["person_ordinal"] == .int4(6))
    }

    @Test func `farms, untaxed and new incomes are rows with their year or day`() throws {
        let incomes = try Self.bench("zasilek-rodzinny", "gospodarstwo-rolne-i-ryczalt").rows("income")
        #expect(
            incomes.map { $0["kind"] }
                == ["business-lump-sum-tax", "farm", "farm", "gained-employment", "gained-other"].map { .text($0) })
        // The period 2026/2027 counts the income of 2025.
        #expect(incomes[0]["period"] == .text("2025"))
        #expect(incomes[0]["amount_grosze"] == .int8(2_415_050))
        #expect(incomes[1]["hectares"] == .numeric("3.2475"))
        #expect(incomes[1]["amount_grosze"] == .null)
        #expect(incomes[3]["period"] == .text("2026-03-02/.."))
        #expect(incomes[4]["description"] == .text("dzierżawa pomieszczeń"))
    }

    @Test func `an adult pupil is applicant and child in one person`() throws {
        let bench = try Self.bench("zasilek-rodzinny", "osoba-uczaca-sie")
        #expect(try bench.column("name", of: "person") == [.text("Śliwa Dawid")])
        #expect(try bench.row("child")["person_ordinal"] == .int4(1))
        #expect(try bench.row("child")["carer"] == .text("self"))
        #expect(try bench.row("ruling")["kind"] == .text("moderate"))
    }

    @Test func `twins and their medical care`() throws {
        let bench = try Self.bench("becikowe", "ojciec-blizniat")
        #expect(try bench.column("carer", of: "child") == [.text("father"), .text("father")])
        #expect(try bench.column("medical_care", of: "child") == [.text("certificate"), .text("certificate")])
        #expect(try bench.row("income")["period"] == .text("2026-02-01/.."))
        let guardian = try Self.bench("becikowe", "opiekunka-prawna")
        #expect(try guardian.row("child")["care_since"] == Self.date("2026-06-15"))
        #expect(try guardian.rows("person")[1]["relation"] == .text("ward"))
    }

    @Test func `those who are cared for have their rulings`() throws {
        let bench = try Self.bench("swiadczenie-pielegnacyjne", "podwyzszenie-na-drugie-dziecko")
        #expect(try bench.row("claim")["request_kind"] == .text("increase"))
        #expect(try bench.row("claim")["previous_decision"] == .text("MOPS.SR.5211.88.2025"))
        #expect(try bench.row("claim")["contribution_years"] == .int4(11))
        #expect(try bench.column("kind", of: "ruling") == [.text("both-indications"), .text("severe-degree")])
        #expect(try bench.rows("ruling")[0]["valid_until"] == Self.date("2029-10-31"))
        #expect(try bench.column("lives_with_applicant", of: "child") == [.bool(true), .bool(true)])
        let grandmother = try Self.bench("swiadczenie-pielegnacyjne", "babcia-dziecko-mieszka-gdzie-indziej")
        #expect(try grandmother.row("child")["lives_with_applicant"] == .bool(false))
        let stay = try grandmother.row("stay")
        #expect(stay["country"] == .text("NO"))
        #expect(stay["stay_to"] == Self.date("2026-09-30"))
        #expect(stay["has_foreign_benefit"] == .bool(true))
    }

    @Test func `the ruling of the ground is that of the person concerned`() throws {
        let ward = try Self.bench("zasilek-pielegnacyjny", "podopieczny-mieszka-gdzie-indziej")
        #expect(try ward.row("ruling")["person_ordinal"] == .int4(2))
        #expect(try ward.row("child")["carer"] == .text("legal-guardian"))
        let own = try Self.bench("zasilek-pielegnacyjny", "stopien-umiarkowany")
        #expect(try own.row("ruling")["person_ordinal"] == .int4(1))
        #expect(try own.row("claim")["ground"] == .text("moderate-disability-before-21"))
        #expect(try own.row("claim")["disability_since"] == Self.date("2001-09-09"))
        #expect(try own.rows("child").isEmpty)
    }

    @Test func `the other parent and what they draw`() throws {
        let bench = try Self.bench("swiadczenie-rodzicielskie", "ojciec-po-zasilku-matki")
        let claim = try bench.row("claim")
        #expect(claim["ground"] == .text("mother-shortened-benefit"))
        #expect(claim["other_benefit"] == .text("maternity-benefit"))
        #expect(claim["other_benefit_to"] == Self.date("2026-09-25"))
        #expect(try bench.column("relation", of: "person") == [.null, .text("child"), .text("other-parent")])
        #expect(try bench.row("child")["carer"] == .text("father"))
    }

    @Test func `answers of another shape leave their columns empty and stop nothing`() throws {
        var bench = try CaseBench(FamilyBenefitsModel(rules: ShippedRules.table.get()))
        let odd = FormExample(
            benefit: .familyBenefits, form: "zasilek-rodzinny", name: "odd",
            answers: OpaqueJSON(bytes: Array(#"{"children":[{"supplements":[{}]},7],"income":{"lost":[{}]}}"#.utf8)))
        try bench.batch([odd.submitted])
        #expect(try bench.column("person_ordinal", of: "child") == [.int4(2), .int4(3)])
        #expect(try bench.row("supplement")["kind"] == .null)
        #expect(try bench.row("income")["amount_grosze"] == .null)
        #expect(try bench.row("suggestion")["outcome"] == .text("not-assessable"))
    }

    @Test func `an erasure leaves nothing of a family`() throws {
        var bench = try Self.bench("zasilek-rodzinny", "wdowa-dziecko-z-orzeczeniem")
        try bench.batch(CaseEvents.paying, by: .caseworker("k01"))
        try bench.batch([CaseEvents.closed, CaseEvents.erased], by: .caseworker("k01"))
        #expect(bench.filledTables == ["filing", "answer", "event"])
        for word in ["Bąk", "Oliwia", "13211962245", "PZON"] { #expect(!bench.contents.contains(word), "\(word)") }
    }

    static func date(_ iso: String) -> PostgresValue {
        LocalDate(iso: iso).map { .date(daysSince1970: $0.daysSince1970) } ?? .null
    }
}
