import Applications
import Postgres
import Projections
import Testing

struct SocialAssistanceModelTests {
    static let applications = FormExample.all(.socialAssistance, "wniosek-o-pomoc")
    static let reports = FormExample.all(.socialAssistance, "zgloszenie")

    func bench(_ form: String, _ name: String) throws -> CaseBench {
        var bench = try CaseBench(SocialAssistanceModel(rules: ShippedRules.table.get()))
        try bench.batch([FormExample.named(.socialAssistance, form, name).submitted])
        return bench
    }

    @Test func `there are examples of both forms to read`() {
        #expect(Self.applications.count >= 6)
        #expect(Self.reports.count >= 6)
    }

    @Test(arguments: applications)
    func `every application fills its request, its needs and the family`(example: FormExample) throws {
        var bench = try CaseBench(SocialAssistanceModel(rules: ShippedRules.table.get()))
        try bench.batch([example.submitted])
        let request = try bench.row("request")
        #expect(request["kind"] == .text("application"))
        for column in ["filed_by", "purpose", "description", "household_persons"] {
            #expect(request[column] != .null, "\(column)")
        }
        #expect(try bench.row("answer")["applicant_name"] != .text(""))
        #expect(try bench.row("answer")["home_address"] != .text(""))
        #expect(try bench.column("category", of: "need").contains(.text("help")))
        let family = try bench.column("role", of: "person").filter { $0 != .text("submitter") }
        #expect(request["household_persons"] == .int4(Int32(family.count)))
        // Every income of the examples belongs to somebody of the family.
        #expect(try !bench.column("person_ordinal", of: "income").contains(.null))
    }

    @Test(arguments: reports)
    func `every report fills its request and its needs`(example: FormExample) throws {
        var bench = try CaseBench(SocialAssistanceModel(rules: ShippedRules.table.get()))
        try bench.batch([example.submitted])
        let request = try bench.row("request")
        #expect(request["kind"] == .text("report"))
        for column in ["filed_by", "urgency", "description"] { #expect(request[column] != .null, "\(column)") }
        #expect(try bench.row("answer")["urgency"] == request["urgency"])
        #expect(try bench.row("answer")["home_address"] != .text(""))
        #expect(try bench.rows("need").allSatisfy { $0["category"] == .text("reported") })
        #expect(try bench.rows("person").allSatisfy { $0["name"] != .text("") })
    }

    @Test func `a family's application reads as it was written`() throws {
        let bench = try bench("wniosek-o-pomoc", "rodzina-zasilek-i-posilki")
        #expect(try bench.row("answer")["applicant_name"] == .text("Grzelak Beata"))
        #expect(try bench.row("answer")["home_address"] == .text("ul. Bytomska 21/4, 42-600 Tarnowskie Góry"))
        #expect(
            try bench.column("kind", of: "need")
                == [
                    .text("periodic-allowance"), .text("purpose-allowance"), .text("meal"), .text("fuel"),
                    .text("clothing"),
                ])
        #expect(try bench.column("kind", of: "hardship") == [.text("poverty"), .text("unemployment")])
        #expect(try bench.column("person_ordinal", of: "income") == [.int4(2), .int4(3), .int4(1)])
        #expect(try bench.column("period", of: "income").first == .text("2026-10"))
        #expect(try bench.column("amount_grosze", of: "expense") == [.int8(61_240), .int8(18_790), .int8(9000)])
        let request = try bench.row("request")
        #expect(request["amount_grosze"] == .int8(350_000))
        #expect(request["payout_holder"] == .text("Beata Grzelak"))
        #expect(request["dwelling_rooms"] == .int4(2))
    }

    @Test func `a farm is an income with an area, which the office computes`() throws {
        let farm = try #require(
            try bench("wniosek-o-pomoc", "rolnik-po-wichurze").rows("income").first { $0["kind"] == .text("farm") })
        #expect(farm["hectares"] == .numeric("2.3075"))
        #expect(farm["amount_grosze"] == .null)
        #expect(farm["person_ordinal"] == .int4(1))
    }

    @Test func `who files for another person is in the list with what he is to her`() throws {
        let bench = try bench("wniosek-o-pomoc", "sasiadka-w-imieniu-seniorki")
        #expect(try bench.column("role", of: "person") == [.text("applicant"), .text("submitter")])
        #expect(try bench.rows("person")[1]["relation"] == .text("sąsiadka"))
        #expect(try bench.row("request")["filed_by"] == .text("other-person"))
    }

    @Test func `who has no address is found where he stays`() throws {
        let bench = try bench("wniosek-o-pomoc", "osoba-bezdomna")
        #expect(
            try bench.row("answer")["home_address"] == .text("ogródki działkowe przy ul. Zagórskiej, altana nr 14"))
    }

    @Test func `a report about an unknown person has a description and no name`() throws {
        let bench = try bench("zgloszenie", "anonimowo-osoba-na-mrozie")
        #expect(try bench.row("answer")["applicant_name"] == .text(""))
        #expect(try bench.row("answer")["urgency"] == .text("danger"))
        #expect(try bench.rows("person").isEmpty)
        #expect(try bench.row("request")["person_age"] == .int4(60))
        #expect(try bench.row("request")["emergency_called"] == .text("yes"))
        #expect(try bench.column("kind", of: "hardship") == [.text("homeless"), .text("disabled")])
    }

    @Test func `a school's report names the child and who reports`() throws {
        let bench = try bench("zgloszenie", "szkola-o-dziecku")
        #expect(try bench.row("answer")["applicant_name"] == .text("Kubica Amelia"))
        #expect(try bench.row("answer")["applicant_pesel"] == .text("16222979109"))
        #expect(try bench.row("answer")["urgency"] == .text("urgent"))
        #expect(try bench.column("role", of: "person") == [.text("person-in-need"), .text("reporter")])
        #expect(
            try bench.row("request")["institution"] == .text("Szkoła Podstawowa nr 15 w Tarnowskich Górach"))
    }

    @Test func `an interview is arranged and held, and goes with the erasure`() throws {
        var bench = try bench("wniosek-o-pomoc", "rodzina-zasilek-i-posilki")
        try bench.batch([CaseEvents.registered, CaseEvents.scheduled, CaseEvents.held], by: .caseworker("k01"))
        #expect(
            try bench.column("act", of: "interview") == [.text("interview-scheduled"), .text("interview-completed")])
        #expect(try bench.column("is_urgent", of: "interview") == [.bool(true), .null])
        #expect(
            try bench.rows("interview")[0]["interview_on"]
                == .date(daysSince1970: CaseBench.filedOn.adding(days: 3).daysSince1970))
        try bench.batch([CaseEvents.granted, CaseEvents.served, CaseEvents.final, CaseEvents.closed, CaseEvents.erased])
        #expect(bench.filledTables == ["filing", "answer", "event"])
        #expect(!bench.contents.contains("Grzelak"))
    }
}
