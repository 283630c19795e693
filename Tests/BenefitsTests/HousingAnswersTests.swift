import Applications
import Benefits
import JSON
import Testing

struct HousingAnswersTests {
    private func input(_ example: String, filedOn: String) throws -> HousingAllowanceInput {
        try HousingAllowanceInput(
            answers: try FormFiles.document("\(FormFiles.form)/examples/valid/\(example).json"),
            filedOn: try #require(LocalDate(iso: filedOn)))
    }

    @Test(arguments: FormFiles.examples("valid", of: FormFiles.form))
    func `every valid form can be assessed`(path: String) throws {
        let input = try HousingAllowanceInput(
            answers: try FormFiles.document(path), filedOn: try #require(LocalDate(iso: "2026-04-10")))
        let assessment = input.assessment(by: try RuleFiles.shipped.get())
        #expect(assessment.steps.count >= 5)
        #expect(!assessment.steps.contains { $0.id == "missing-rule" })
    }

    @Test func `a family in a rented flat`() throws {
        let input = try input("najem-rodzina-z-dziecmi", filedOn: "2026-04-10")
        #expect(input.income.persons == 3)
        #expect(input.income.total.grosze == 1_300_490)
        #expect(input.expenses.grosze == 97_840)
        #expect(input.usableArea == 5240)
        #expect(input.roomsAndKitchenArea == 3615)
        #expect(input.occupiedArea == nil)
        #expect(!input.equipment.hotWater)
        let office = input.assessment(by: try RuleFiles.table(local: HousingCase.office))
        // 978.40 × 45 : 52.40 = 840.23; hot water 60 kWh = 53.85; own share 12 % × 4 334.97 = 520.20.
        #expect(try office.result("expenses") == "840,23 zł")
        #expect(try office.result("lump-sum-hot-water") == "53,85 zł")
        #expect(try office.result("own-share") == "520,20 zł")
        #expect(office.grosze == 37_388)
    }

    @Test func `a sub-tenant is judged by the occupied part`() throws {
        let input = try input("podnajem-bez-pesel", filedOn: "2026-01-10")
        #expect(input.occupiedArea == 2375)
        #expect(input.usableArea == 6120)
    }

    @Test func `an answer that is not there is named`() throws {
        let empty = try JSONDocument(parsing: #"{"household":{"numberOfPersons":2}}"#).root
        let error = try #require(throws: AssessmentInputError.self) {
            try HousingAllowanceInput(answers: empty, filedOn: try #require(LocalDate(iso: "2026-01-10")))
        }
        #expect(error.field == "/income/totalGrosze")
    }

    @Test(arguments: [("5.24e1", 5240), ("52.40", 5240), ("52", 5200), ("0.5e2", 5000)])
    func `an area is read exactly however the number is written`(text: String, hundredths: Int) throws {
        let path = "\(FormFiles.form)/examples/valid/najem-rodzina-z-dziecmi.json"
        let files = try FormFiles.replacing("52.4,", with: "\(text),", in: path)
        let input = try HousingAllowanceInput(
            answers: try JSONDocument(parsing: try #require(files[path])).root,
            filedOn: try #require(LocalDate(iso: "2026-04-10")))
        #expect(input.usableArea == hundredths)
    }
}
