import Applications
import Benefits
import JSON
import Testing

/// Every form through the one entry.
struct FormAssessmentTests {
    static let examples = FormFiles.examples("valid")

    private static func formID(_ path: String) -> String { String(path.split(separator: "/")[1]) }

    @Test(arguments: examples)
    func `answers show which form they belong to`(path: String) throws {
        #expect(
            AssessedForm(recognizing: try FormFiles.document(path)) == AssessedForm(rawValue: Self.formID(path)))
    }

    @Test(arguments: examples)
    func `every valid form is assessed, or it is said why not`(path: String) throws {
        let rules = try RuleFiles.shipped.get()
        let answers = try FormFiles.document(path)
        let day = try #require(FormFiles.day)
        do {
            let assessment = try FormAssessment.assessment(
                form: Self.formID(path), answers: answers, filedOn: day, by: rules)
            #expect(!assessment.has(Assessment.missingRule))
            #expect(Set(assessment.steps.map(\.id)).count == assessment.steps.count, "a step's id is used twice")
            let unnamed = try FormAssessment.assessment(
                form: nil, answers: answers, filedOn: day, by: rules)
            #expect(unnamed == assessment)
        } catch {
            #expect(error.field == nil)
            let notCounted = [
                "cudzoziemka-utracony-dochod", "sasiadka-w-imieniu-seniorki",
            ].contains { path.contains("wniosek-o-pomoc/1/examples/valid/\($0)") }
            #expect(notCounted || Self.formID(path) == "zgloszenie", "\(error)")
        }
    }

    @Test(arguments: AssessedForm.allCases)
    func `answers without their members name the first one that is missing`(form: AssessedForm) throws {
        let expected: [AssessedForm: String?] = [
            .housingAllowance: "/household/numberOfPersons", .familyAllowance: "/benefitPeriod",
            .birthGrant: "/children", .nursingAllowance: "/concerned/who", .parentalBenefit: "/children",
            .alimony: "/benefitPeriod", .socialAssistance: nil,
        ]
        let empty = try JSONDocument(parsing: "{}").root
        let day = try #require(FormFiles.day)
        let rules = try RuleFiles.shipped.get()
        guard form != .nursingBenefit else {
            // Nobody to care for is an answer: there is no one under 18.
            let assessment = try FormAssessment.assessment(
                form: form.rawValue, answers: empty, filedOn: day, by: rules)
            #expect(assessment.verdict == "not entitled: Żadna osoba z wniosku nie ma mniej niż 18 lat.")
            return
        }
        let error = try #require(throws: NotAssessable.self) {
            try FormAssessment.assessment(form: form.rawValue, answers: empty, filedOn: day, by: rules)
        }
        #expect(error.field == expected[form])
    }

    @Test func `a form that nobody knows has no calculation`() throws {
        let answers = try JSONDocument(parsing: #"{"applicant": {}}"#).root
        for form in ["zgloszenie", nil] {
            let error = try #require(throws: NotAssessable.self) {
                try FormAssessment.assessment(
                    form: form, answers: answers, filedOn: try #require(FormFiles.day),
                    by: try RuleFiles.shipped.get())
            }
            #expect(error.reason == "Do tego formularza nie ma obliczenia.")
        }
    }

}
