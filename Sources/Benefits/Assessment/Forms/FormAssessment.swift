public import Applications
public import JSON

/// The assessment of any form: the one entry for whoever has answers and wants to know what the rules suggest.
public enum FormAssessment {
    /// What the rules suggest for the answers to a form, filed on a day.
    ///
    /// - Parameter form: the form's id, such as `dodatek-mieszkaniowy`; nil when it is not known, then the answers show
    ///   which form they belong to.
    public static func assessment(
        form: String?, answers: JSONNode, filedOn: LocalDate, by rules: RuleTable
    ) throws(NotAssessable) -> Assessment {
        let known = form.map(AssessedForm.init(rawValue:)) ?? AssessedForm(recognizing: answers)
        guard let known else { throw .noCalculation }
        let assessment: Assessment?
        do throws(AssessmentInputError) {
            assessment = try calculation(known, FormAnswers(answers), filedOn, rules)
        } catch {
            throw NotAssessable(error)
        }
        guard let assessment else { throw .decidedByInterview }
        return assessment
    }

    private static func calculation(
        _ form: AssessedForm, _ answers: FormAnswers, _ filedOn: LocalDate, _ rules: RuleTable
    ) throws(AssessmentInputError) -> Assessment? {
        switch form {
        case .housingAllowance:
            try HousingAllowanceInput(answers: answers.node, filedOn: filedOn).assessment(by: rules)
        case .familyAllowance:
            try FamilyAllowanceAnswers(answers, filedOn: filedOn).assessment(by: rules)
        case .birthGrant:
            try BirthGrantAnswers(answers, filedOn: filedOn).assessment(by: rules)
        case .nursingAllowance:
            try NursingAllowanceAnswers(answers, filedOn: filedOn).assessment(by: rules)
        case .nursingBenefit:
            try NursingBenefitAnswers(answers, filedOn: filedOn).assessment(by: rules)
        case .parentalBenefit:
            try ParentalBenefitAnswers(answers, filedOn: filedOn).assessment(by: rules)
        case .alimony:
            try AlimonyAnswers(answers, filedOn: filedOn).assessment(by: rules)
        case .socialAssistance:
            try SocialAssistanceAnswers(answers, filedOn: filedOn).assessment(by: rules)
        }
    }
}
