import Applications
import JSON
import Postgres
import Projection
import Projections
import Testing

/// The tables that the cases of every benefit have.
struct CaseRowsTests {
    let model: HousingAllowanceModel
    let example: FormExample
    let corrected: FormExample

    init() throws {
        model = HousingAllowanceModel(rules: try ShippedRules.table.get())
        example = try .named(.housingAllowance, "dodatek-mieszkaniowy", "najem-rodzina-z-dziecmi")
        corrected = try .named(.housingAllowance, "dodatek-mieszkaniowy", "podnajem-bez-pesel")
    }

    func supplemented(_ answers: OpaqueJSON?, documents: [AttachedDocument] = []) -> EventBody {
        .supplemented(Supplemented(channel: .paper, answers: answers, documents: documents))
    }

    @Test func `a filed application is its filing, its answers, where notices go, and the first event`() throws {
        var bench = CaseBench(model)
        try bench.batch([example.submitted])
        let filing = try bench.row("filing")
        #expect(filing["reference"] == .text(Reference(for: CaseBench.application).text))
        #expect(filing["form_id"] == .text("dodatek-mieszkaniowy"))
        #expect(filing["channel"] == .text("portal"))
        #expect(filing["record_offset"] == .int8(1))
        let answer = try bench.row("answer")
        #expect(answer["applicant_name"] == .text("Świerczyńska-Żółć Małgorzata"))
        #expect(answer["applicant_pesel"] == .text("88041721489"))
        #expect(answer["home_address"] == .text("ul. Gliwicka 14/7, 42-600 Tarnowskie Góry"))
        #expect(answer["urgency"] == .text("ordinary"))
        #expect(answer["answers"] == .jsonb(example.answers.bytes))
        #expect(try bench.row("contact")["email"] == .text("odbiorca@example.org"))
        #expect(try bench.row("event")["event_kind"] == .text("submitted"))
    }

    @Test func `the form and the address for notices are kept once, not in the events too`() throws {
        var bench = CaseBench(model)
        try bench.batch([example.submitted, supplemented(corrected.answers)])
        for data in try bench.column("data", of: "event") {
            guard case .jsonb(let bytes) = data else { return #expect(Bool(false), "data is JSON") }
            let root = try JSONDocument(parsing: bytes).root
            #expect(root["contact"] == nil)
            #expect(root["answers"]?.count ?? 0 == 0)
            #expect(root["channel"]?.string != nil)
        }
    }

    @Test(arguments: [true, false])
    func `corrected answers take the place of the old ones`(inOneBatch: Bool) throws {
        var (bench, fresh) = (CaseBench(model), CaseBench(model))
        let events = [example.submitted, supplemented(corrected.answers)]
        if inOneBatch { try bench.batch(events) } else { for event in events { try bench.batch([event]) } }
        try fresh.batch([corrected.submitted])
        for table in ["answer", "person", "income", "suggestion", "dwelling", "expense"] {
            #expect(try bench.rows(table) == fresh.rows(table), "\(table)")
        }
        #expect(try bench.row("filing")["form_version"] == .text("1"))
        #expect(try bench.rows("event").count == 2)
    }

    @Test func `a supplement without answers leaves the form as it was`() throws {
        var bench = CaseBench(model)
        try bench.batch([example.submitted])
        let before = try bench.rows("person")
        try bench.batch([supplemented(nil, documents: [Self.document("a"), Self.document("b")])])
        #expect(try bench.rows("person") == before)
        #expect(try bench.column("version", of: "document") == [.int4(2), .int4(2)])
        #expect(try bench.column("ordinal", of: "document") == [.int4(1), .int4(2)])
        #expect(try bench.column("name", of: "document") == [.text("a.pdf"), .text("b.pdf")])
    }

    @Test func `every ruling is a row with its number, amount and who ruled`() throws {
        var bench = CaseBench(model)
        try bench.batch([example.submitted])
        let remand = EventBody.appealResolved(
            AppealResolved(outcome: .changed, body: .sko, resolvedOn: CaseBench.filedOn.adding(days: 30)))
        try bench.batch(
            [
                CaseEvents.registered, CaseEvents.granted, CaseEvents.served,
                .appealed(Appealed(filedOn: CaseBench.filedOn.adding(days: 20))), remand,
                .becameFinal(BecameFinal(on: CaseBench.filedOn.adding(days: 31), cause: .appealChanged)),
                CaseEvents.changed,
            ], by: .caseworker("k07"))
        #expect(
            try bench.column("act", of: "decision")
                == [.text("decided"), .text("appeal-resolved"), .text("decision-changed")])
        #expect(try bench.column("outcome", of: "decision") == [.text("granted"), .text("changed"), .text("changed")])
        #expect(
            try bench.column("decided_by", of: "decision")
                == [.text("caseworker:k07"), .text("sko"), .text("caseworker:k07")])
        #expect(try bench.column("amount_grosze", of: "decision") == [.int8(31_250), .null, .int8(20_000)])
        #expect(try bench.column("version", of: "decision") == [.int4(3), .int4(6), .int4(8)])
        let first = try #require(try bench.rows("decision").first)
        #expect(first["valid_to"] == .date(daysSince1970: CaseBench.filedOn.adding(days: 190).daysSince1970))
    }

    @Test func `payments, a suspension and a resumption are rows in their order`() throws {
        var bench = CaseBench(model)
        try bench.batch([example.submitted])
        try bench.batch(CaseEvents.paying, by: .caseworker("k07"))
        #expect(
            try bench.column("act", of: "payment").map { "\($0)" }
                == ["payment-recorded", "payment-suspended", "payment-resumed", "payment-recorded"].map {
                    "\(PostgresValue.text($0))"
                })
        #expect(try bench.column("amount_grosze", of: "payment") == [.int8(31_250), .int8(0), .int8(0), .int8(31_250)])
        #expect(try bench.rows("payment")[0]["month"] == .text("2026-10"))
        #expect(try bench.rows("payment")[0]["paid_on"] != .null)
        #expect(try bench.rows("payment")[1]["paid_on"] == .null)
    }

    @Test(arguments: [true, false])
    func `an erased case is still counted, and nothing says whose it was`(inOneBatch: Bool) throws {
        var bench = CaseBench(model)
        let events =
            [example.submitted, supplemented(nil, documents: [Self.document("Skan Heleny")])] + CaseEvents.paying
            + [CaseEvents.closed, CaseEvents.erased]
        if inOneBatch { try bench.batch(events) } else { for event in events { try bench.batch([event]) } }
        #expect(bench.filledTables == ["filing", "answer", "event"])
        #expect(try bench.rows("event").count == events.count)
        #expect(try bench.column("data", of: "event").dropLast().allSatisfy { $0 == .jsonb(Array("{}".utf8)) })
        #expect(try bench.row("answer")["answers"] == .jsonb(Array("{}".utf8)))
        for word in [
            "Małgorzata", "Świerczyńska", "88041721489", "Gliwicka", "odbiorca@example.org", "600 100 200", "Helen",
            "DM.8250",
        ] { #expect(!bench.contents.contains(word), "\(word)") }
    }

    @Test(arguments: [
        "{}", "[]", "null", #"{"applicant":7,"home":[],"household":{"members":"x"},"expenses":{"components":{}}}"#,
        #"{"household":{"members":[1,{"incomes":[{"amountsGrosze":[9223372036854775807,1,1]},null]}]}}"#,
        #"{"dwelling":{"usableAreaSquareMetres":1e2},"disability":{"wheelchairUsers":3000000000}}"#,
    ])
    func `answers that hold nothing expected leave columns empty and stop nothing`(answers: String) throws {
        for model in try TableDefinitionsTests.models.get() where model.definition.folders.contains("case") {
            let form = FormExample(
                benefit: model.benefits[0], form: "f", name: "n", answers: OpaqueJSON(bytes: Array(answers.utf8)))
            var bench = CaseBench(model)
            try bench.batch([form.submitted])
            #expect(try bench.row("answer")["applicant_name"] == .text(""))
            #expect(try bench.row("filing")["form_id"] == .text("f"))
        }
    }

    static func document(_ name: String) -> AttachedDocument {
        AttachedDocument(
            sha256: String(repeating: "1", count: 64), mediaType: "application/pdf", size: 12_345, name: "\(name).pdf")
    }
}
