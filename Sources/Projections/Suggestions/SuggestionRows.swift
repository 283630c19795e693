internal import Applications
internal import Benefits
internal import Postgres
internal import Projection

/// What the rules suggest for a form: one row of every form, also of one that cannot be assessed.
struct SuggestionRows: FormPart {
    let tables = [CaseTables.suggestion]
    private let rules: RuleTable
    private let fingerprint: PostgresValue

    init(rules: RuleTable) {
        self.rules = rules
        fingerprint = .text(RuleFingerprint.sha256(of: rules))
    }

    func write(_ form: FiledForm, to changes: inout RowChanges) {
        let suggestion = Suggestion(form, rules)
        changes.append(
            [
                form.applicationID, .text(suggestion.outcome), .optionalInt8(suggestion.amount?.grosze),
                .text(suggestion.text), .bool(suggestion.isUncertain), fingerprint,
            ], to: CaseTables.suggestion)
    }
}

/// The columns of one suggestion.
private struct Suggestion {
    let outcome: String
    let amount: Money?
    let text: String
    let isUncertain: Bool

    init(_ form: FiledForm, _ rules: RuleTable) {
        do throws(NotAssessable) {
            guard let answers = form.answers.node else { throw .noAnswers }
            let assessment = try FormAssessment.assessment(
                form: form.form?.id, answers: answers, filedOn: form.filedOn, by: rules)
            outcome =
                switch assessment.outcome {
                case .entitled: "entitled"
                case .notEntitled: "not-entitled"
                case .undetermined: "undetermined"
                }
            amount = assessment.amount
            text = assessment.summary
            isUncertain = assessment.isUncertain
        } catch {
            outcome = "not-assessable"
            amount = nil
            text = error.reason
            isUncertain = true
        }
    }
}
