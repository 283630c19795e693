import Applications
import Benefits
import Foundation
import Postgres
import Projection
import Projections
import Testing

/// What the rules suggest, as the row that caseworkers see in their lists.
struct SuggestionsTests {
    private func suggestion(
        _ model: some TabularReadModel, _ form: String, _ name: String
    ) throws -> [String: PostgresValue] {
        var bench = CaseBench(model)
        try bench.batch([FormExample.named(model.benefits[0], form, name).submitted])
        return try bench.row("suggestion")
    }

    private func text(_ row: [String: PostgresValue]) -> String? {
        guard case .text(let text) = row["text"] else { return nil }
        return text.replacing("\u{a0}", with: " ")
    }

    @Test func `an amount without income test`() throws {
        // Filed on 21 September 2026: two children, 2 × 3 386.00.
        let row = try suggestion(
            FamilyBenefitsModel(rules: ShippedRules.table.get()), "swiadczenie-pielegnacyjne",
            "podwyzszenie-na-drugie-dziecko")
        #expect(row["outcome"] == .text("entitled"))
        #expect(row["amount_grosze"] == .int8(677_200))
        #expect(text(row) == "świadczenie pielęgnacyjne: 6 772,00 zł miesięcznie")
    }

    @Test func `what an unknown income leaves open`() throws {
        let row = try suggestion(
            AlimonyFundModel(rules: ShippedRules.table.get()), "fundusz-alimentacyjny", "matka-dwoje-dzieci")
        #expect(row["outcome"] == .text("undetermined"))
        #expect(row["amount_grosze"] == .null)
        #expect(row["is_uncertain"] == .bool(true))
        #expect(text(row)?.hasSuffix("świadczenia wynoszą razem 1 350,00 zł miesięcznie.") == true)
    }

    @Test func `what a condition excludes`() throws {
        // 2 172.14 and 2.3075 ha × 459.00, above 2 × 823.00.
        let row = try suggestion(
            SocialAssistanceModel(rules: ShippedRules.table.get()), "wniosek-o-pomoc", "rolnik-po-wichurze")
        #expect(row["outcome"] == .text("not-entitled"))
        #expect(row["amount_grosze"] == .null)
        #expect(text(row) == "Dochód na osobę jest wyższy od kryterium.")
    }

    @Test(arguments: [("zgloszenie", "sasiadka-o-seniorze"), ("wniosek-o-pomoc", "sasiadka-w-imieniu-seniorki")])
    func `what cannot be assessed says why`(form: String, name: String) throws {
        let row = try suggestion(SocialAssistanceModel(rules: ShippedRules.table.get()), form, name)
        #expect(row["outcome"] == .text("not-assessable"))
        #expect(row["is_uncertain"] == .bool(true))
        #expect(text(row)?.isEmpty == false)
    }

    @Test func `the housing allowance is suggested with the office's own rules`() throws {
        let local = [
            "dm.cap.tarnowskie_gory,2004-12-21,,70,%,L,uchwała próbna",
            "dm.ryczalt.kwh_price,2021-01-01,,0.8975,PLN/kWh,L,taryfa próbna",
            "dm.ryczalt.gas.each_next,,,10,kWh,L,przykład",
        ]
        let rules = try Self.table(local: local)
        let row = try suggestion(
            HousingAllowanceModel(rules: rules), "dodatek-mieszkaniowy", "najem-rodzina-z-dziecmi")
        // 978.40 × 45 : 52.40 = 840.23, hot water 60 kWh = 53.85, less 12 % × 4 334.97 = 520.20.
        #expect(row["outcome"] == .text("entitled"))
        #expect(row["amount_grosze"] == .int8(37_388))
        #expect(
            text(row)
                == "dodatek mieszkaniowy razem z ryczałtem: 373,88 zł miesięcznie od 1.10.2026 do 31.03.2027")
    }

    @Test func `the same events and rules give the same row, other rules another fingerprint`() throws {
        let model = HousingAllowanceModel(rules: try ShippedRules.table.get())
        let first = try suggestion(model, "dodatek-mieszkaniowy", "najem-rodzina-z-dziecmi")
        let again = try suggestion(
            HousingAllowanceModel(rules: try Self.table(local: [])), "dodatek-mieszkaniowy", "najem-rodzina-z-dziecmi")
        let local = ["dm.cap.tarnowskie_gory,2004-12-21,,70,%,L,uchwała próbna"]
        let other = try suggestion(
            HousingAllowanceModel(rules: try Self.table(local: local)), "dodatek-mieszkaniowy",
            "najem-rodzina-z-dziecmi")
        #expect(first == again)
        guard case .text(let fingerprint) = first["rules_sha256"] else {
            Issue.record("no fingerprint")
            return
        }
        #expect(fingerprint.utf8.count == 64)
        #expect(other["rules_sha256"] != first["rules_sha256"])
    }

    @Test func `a correction brings a new suggestion in place of the old one`() throws {
        var bench = CaseBench(FamilyBenefitsModel(rules: try ShippedRules.table.get()))
        let (one, two) = ("matka-pierwszy-wniosek", "podwyzszenie-na-drugie-dziecko")
        try bench.batch([FormExample.named(.familyBenefits, "swiadczenie-pielegnacyjne", one).submitted])
        #expect(try bench.row("suggestion")["amount_grosze"] == .int8(338_600))
        let corrected = try FormExample.named(.familyBenefits, "swiadczenie-pielegnacyjne", two).answers
        try bench.batch([.supplemented(Supplemented(channel: .portal, answers: corrected, documents: []))])
        #expect(try bench.row("suggestion")["amount_grosze"] == .int8(677_200))
    }

    /// The shipped table with these rows as the office's own.
    private static func table(local rows: [String]) throws -> RuleTable {
        let folder = FormExample.schemas.appendingPathComponent("rules")
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            files[name] = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
        }
        if !rows.isEmpty {
            files["local.csv"] = Array((["key,from,to,value,unit,conf,source"] + rows).joined(separator: "\n").utf8)
        }
        return try RuleTable(files: files)
    }
}
