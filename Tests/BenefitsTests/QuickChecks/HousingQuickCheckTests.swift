import Applications
import Benefits
import Testing

/// DOMAIN 3 through the quick check.
struct HousingQuickCheckTests {
    @Test func `the practitioners' example of DOMAIN 3.4 comes out to the grosz`() throws {
        let texts = QuickCase.housing([
            "income": "4 744,41 zł", "expenses": "349,20", "hotWater": "no", "pipedGas": "no",
        ])
        let assessment = try QuickCase.answer(
            "dodatek-mieszkaniowy", texts, on: "2021-04-15", local: HousingCase.office
        ).single()
        #expect(assessment.grosze == 13_890)
        #expect(assessment.steps.prefix(2).map(\.id) == ["legal-title", "lives-there"])
    }

    @Test(arguments: [(["wheelchair": "yes"], "yes"), (["separateRoom": "yes"], "yes"), ([:], "no")])
    func `a wheelchair or a separate room raises the norm`(changes: [String: String], raised: String) throws {
        let texts = QuickCase.housing(["persons": "2", "usableArea": "55", "roomsArea": "40"]).merging(changes) { $1 }
        let outcome = try QuickCase.answer("dodatek-mieszkaniowy", texts).single().outcome
        #expect((outcome == .notEntitled("Powierzchnia jest większa od dopuszczalnej.")) == (raised == "no"))
    }

    @Test(arguments: [
        ("legalTitle", "none", "Nie masz tytułu do mieszkania i nie czekasz na lokal zamienny ani najem socjalny."),
        ("livesThere", "no", "Nie mieszkasz w tym mieszkaniu na stałe."),
    ])
    func `without a title or without living there nothing is due`(
        question: String, text: String, reason: String
    ) throws {
        let assessment = try QuickCase.answer(
            "dodatek-mieszkaniowy", QuickCase.housing([question: text])
        ).single()
        #expect(assessment.outcome == .notEntitled(reason))
        #expect(assessment.steps.map(\.id) == ["legal-title", "lives-there"])
        let awaiting = try QuickCase.answer("dodatek-mieszkaniowy", QuickCase.housing(["legalTitle": "awaiting"]))
        #expect(try awaiting.single().grosze == 35_000)
    }

    @Test func `no part is larger than the dwelling, and the occupied part decides`() throws {
        let texts = QuickCase.housing(["roomsArea": "35,01", "occupiedArea": "35,01"])
        let problems = try QuickCase.answer("dodatek-mieszkaniowy", texts).problems
        #expect(problems.map(\.question) == ["roomsArea", "occupiedArea"])
        let part = QuickCase.housing(["usableArea": "90", "roomsArea": "90", "occupiedArea": "30"])
        #expect(try QuickCase.answer("dodatek-mieszkaniowy", part).single().grosze == 35_000)
    }

    @Test func `without the gmina's price a lump sum leaves the result open, with the reason`() throws {
        let texts = QuickCase.housing(["centralHeating": "no", "income": "10 002"])
        let open = try QuickCase.answer("dodatek-mieszkaniowy", texts).single()
        #expect(try open.openReason().hasPrefix("Bez ryczałtu: "))
        #expect(open.isUncertain)
        let office = try QuickCase.answer("dodatek-mieszkaniowy", texts, local: HousingCase.office).single()
        #expect(try office.result("lump-sum-heating") == "157,06 zł")
    }
}
