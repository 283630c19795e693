public import Applications

/// A few questions by which people see, before they apply, what the rules suggest for them. Calculated by the same
/// assessments as caseworkers see; nothing is kept.
public struct QuickCheck: Sendable {
    typealias Evaluation =
        @Sendable (QuickValues, RuleTable, LocalDate) throws(AssessmentInputError) -> QuickAnswer

    /// Last part of its address.
    public let slug: String
    /// Polish title.
    public let title: String
    /// The benefit it is about.
    public let benefit: BenefitCode
    /// Identifier of the form to apply with; nil when there is none.
    public let form: String?
    /// What the check tells, one or two Polish sentences.
    public let intro: String
    /// Conditions and supplements the check does not ask for, Polish sentences to be shown beside the result.
    public let notes: [String]
    /// In the order they are asked.
    public let questions: [QuickQuestion]
    let evaluate: Evaluation

    /// The answer to what people typed.
    ///
    /// - Parameters:
    ///   - texts: typed or chosen text by name of the question; other names and answers to questions that are not asked
    ///     are not looked at.
    ///   - table: the rule table.
    ///   - day: today, taken as the day of filing.
    public func answer(_ texts: [String: String], by table: RuleTable, on day: LocalDate) -> QuickAnswer {
        let reading = QuickReading(texts, to: questions, on: day)
        guard reading.problems.isEmpty else { return .problems(reading.problems) }
        do {
            return try evaluate(reading.values, table, day)
        } catch {
            return .problems([
                QuickProblem(question: error.field, message: "Popraw tę odpowiedź: \(error.expected).")
            ])
        }
    }

    /// The questions that are asked after these answers, in their order: the unconditional ones and those whose condition
    /// holds.
    public func asked(after texts: [String: String], on day: LocalDate) -> [QuickQuestion] {
        QuickReading(texts, to: questions, on: day).asked
    }
}
