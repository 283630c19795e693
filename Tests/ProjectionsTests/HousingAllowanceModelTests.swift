import Applications
import Postgres
import Projections
import Testing

struct HousingAllowanceModelTests {
    static let examples = FormExample.all(.housingAllowance, "dodatek-mieszkaniowy")

    @Test func `there are examples to read`() { #expect(Self.examples.count >= 6) }

    @Test(arguments: examples)
    func `every example fills the dwelling, its expenses and the people`(example: FormExample) throws {
        var bench = try CaseBench(HousingAllowanceModel(rules: ShippedRules.table.get()))
        try bench.batch([example.submitted])
        let dwelling = try bench.row("dwelling")
        for column in [
            "legal_title", "usable_area_m2", "rooms_area_m2", "has_hot_water", "household_persons", "expenses_month",
            "expenses_grosze", "income_grosze", "income_per_person_grosze", "confirmed_by", "payee", "payee_account",
        ] { #expect(dwelling[column] != .null, "\(column)") }
        let people = try bench.rows("person")
        #expect(dwelling["household_persons"] == .int4(Int32(people.count)))
        #expect(people.allSatisfy { $0["born_on"] != .null && $0["name"] != .text("") && $0["relation"] != .null })
        #expect(try Self.sum(bench.column("amount_grosze", of: "income")) == dwelling["income_grosze"])
        #expect(try Self.sum(bench.column("amount_grosze", of: "expense")) == dwelling["expenses_grosze"])
        #expect(try !bench.column("person_ordinal", of: "income").contains(.null))
    }

    @Test func `a family's form reads as it was written`() throws {
        var bench = try CaseBench(HousingAllowanceModel(rules: ShippedRules.table.get()))
        try bench.batch([
            FormExample.named(.housingAllowance, "dodatek-mieszkaniowy", "najem-rodzina-z-dziecmi").submitted
        ])
        let dwelling = try bench.row("dwelling")
        #expect(dwelling["manager_name"] == .text("Miejski Zarząd Budynków Mieszkalnych"))
        #expect(dwelling["manager_address"] == .text("ul. Pokoju 9, 42-600 Tarnowskie Góry"))
        #expect(dwelling["usable_area_m2"] == .numeric("52.4"))
        #expect(dwelling["occupied_area_m2"] == .null)
        #expect(dwelling["has_hot_water"] == .bool(false))
        #expect(dwelling["confirmed_on"] == .date(daysSince1970: 20_545))
        #expect(dwelling["lump_sum_method"] == .text("bank-account"))
        #expect(
            try bench.column("name", of: "person")
                == [.text("Świerczyńska-Żółć Małgorzata"), .text("Żółć Łukasz"), .text("Żółć Zofia")])
        #expect(try bench.column("role", of: "person").map { $0 == .text("applicant") } == [true, false, false])
        #expect(try bench.column("relation", of: "person") == [.text("applicant"), .text("spouse"), .text("child")])
        #expect(try bench.column("amount_grosze", of: "income") == [.int8(962_010), .int8(338_480)])
        #expect(try bench.column("person_ordinal", of: "income") == [.int4(1), .int4(2)])
        #expect(try bench.column("period", of: "income") == [.text("2026-01/2026-03"), .text("2026-01/2026-03")])
        #expect(try bench.rows("expense").first?["kind"] == .text("rent"))
        #expect(try bench.rows("expense").first?["amount_grosze"] == .int8(48_230))
    }

    private static func sum(_ values: [PostgresValue]) throws -> PostgresValue {
        .int8(
            try values.reduce(0) { sum, value in
                guard case .int8(let amount) = value else { throw NoAmount() }
                return sum + amount
            })
    }

    private struct NoAmount: Error {}
}
