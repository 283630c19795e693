import Benefits
import Testing

/// The application for help: each kind that the rule table knows, and nothing about the others.
struct SocialAssistanceFormTests {
    private func help(
        _ example: String, filedOn: String = "2026-11-24", _ changes: [(String, String)] = []
    ) throws -> Assessment {
        try FormCase(
            form: "social-assistance/wniosek-o-pomoc", example: example, filedOn: filedOn, changes: changes
        ).assessment()
    }

    @Test func `a family gets what is missing and meals`() throws {
        let assessment = try help("rodzina-zasilek-i-posilki")
        // 3 × 823.00 − 1 238.80 = 1 230.20, of which at least half.
        #expect(assessment.payments == ["zasiłek okresowy: 61510–123020 monthly ?…?"])
        #expect(assessment.amount?.grosze == 61_510)
        #expect(try assessment.result("periodic-allowance.amount") == "od 615,10 zł do 1 230,20 zł")
        #expect(try assessment.result("meal.meal-limit") == "1 646,00 zł")
        #expect(try assessment.result("other-kinds") == "rodzajów pomocy: 1")
        #expect(assessment.has("periodic-allowance.criterion"))
        #expect(!assessment.has("meal.criterion"), "what the parts share is said once")
        #expect(assessment.has("meal.outcome"))
    }

    @Test func `one kind alone keeps the names of its steps`() throws {
        let assessment = try help("opiekun-prawny-zasilek-staly")
        // 130 % × (1 010.00 − 215.84) = 1 032.408.
        #expect(assessment.benefit == "zasiłek stały")
        #expect(assessment.grosze == 103_241)
        #expect(try assessment.result("unable-to-work") == "według wniosku tak")
        #expect(try assessment.result("other-kinds") == "rodzajów pomocy: 2")
    }

    @Test func `zasiłek stały is for adults`() throws {
        let minor = try help("opiekun-prawny-zasilek-staly", [("\"1990-10-10\"", "\"2008-11-25\"")])
        #expect(minor.verdict == "not entitled: W dniu złożenia wniosku osoba nie miała 18 lat.")
        let silent = try help(
            "opiekun-prawny-zasilek-staly", [("unable-to-work", "other"), ("\"severe\"", "\"none\"")])
        #expect(try silent.result("unable-to-work") == "do sprawdzenia")
    }

    @Test func `a farm counts by its hectares`() throws {
        let assessment = try help("rolnik-po-wichurze")
        // 2.3075 × 459.00 = 1 059.1425; with 2 172.14 it is 3 231.28, above 2 × 823.00.
        #expect(try assessment.result("farm-income-1") == "1 059,14 zł")
        #expect(try assessment.step("farm-income-1").isUncertain)
        #expect(try assessment.formula("income-per-person") == "3 231,28 zł : 2 os.")
        #expect(assessment.verdict == "not entitled: Dochód na osobę jest wyższy od kryterium.")
        let early = try help("rolnik-po-wichurze", filedOn: "2021-11-24")
        #expect(early.verdict.hasPrefix("open: Tabela stawek ma wartość „dochód miesięczny z hektara"))
    }

    @Test func `in a family the own income is what the form clearly gives the applicant`() throws {
        let asking = [("\"periodic-allowance\"", "\"permanent-allowance\"")]
        let own = try help("rodzina-zasilek-i-posilki", asking)
        #expect(try own.formula("permanent-allowance.own-income-test") == "338,80 zł ≤ 823,00 zł")
        let unclear = try help("rodzina-zasilek-i-posilki", asking + [("\"Maja Grzelak\"", "\"mała Maja\"")])
        #expect(try unclear.step("permanent-allowance.own-income-test").formula == nil)
    }

    @Test func `help in kind has no amount`() throws {
        let assessment = try help("osoba-bezdomna")
        #expect(assessment.payments.isEmpty)
        #expect(assessment.verdict == "entitled")
        #expect(assessment.amount == nil)
        #expect(assessment.summary.hasSuffix("pomoc rzeczowa."))
    }

    @Test(arguments: ["cudzoziemka-utracony-dochod", "sasiadka-w-imieniu-seniorki"])
    func `what the rules do not know is for the interview`(example: String) throws {
        let error = try #require(throws: NotAssessable.self) { try help(example) }
        #expect(
            error.reason == "O pomocy z tego wniosku rozstrzyga wywiad środowiskowy. Tabela stawek jej nie oblicza.")
        #expect(error.field == nil)
    }
}
