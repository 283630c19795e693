import Applications
public import Benefits

/// „Czy mogę się ubiegać?”: the questions, and what the rules say to the answers.
public struct QuickCheckPage: Sendable {
    let layout: Layout
    let heading: String
    let intro: String
    let action: String
    let controls: String
    let problems: [ProblemSummary.Line]
    let hasProblems: Bool
    let results: [Result]
    let hasResults: Bool
    let notice: String
    let notes: [String]
    let formPath: String
    let hasForm: Bool
    let elsewhere: String
    let isElsewhere: Bool

    /// One benefit that was looked at.
    struct Result: Sendable {
        let title: String
        let verdict: String
        let payments: [String]
        let steps: [Step]
    }

    /// One step of the calculation.
    struct Step: Sendable {
        let text: String
        let formula: String
        let hasFormula: Bool
        let result: String
        let hasResult: Bool
        let doubts: [String]
    }

    /// - Parameters:
    ///   - texts: what was typed, by question.
    ///   - answer: nil before anything was answered.
    public init(_ check: QuickCheck, texts: [String: String], answer: QuickAnswer?, layout: (String) -> Layout) {
        var found: [QuickProblem] = []
        var results: [Result] = []
        var elsewhere: String?
        switch answer {
        case .problems(let problems): found = problems
        case .assessment(let assessments): results = assessments.map(Result.init)
        case .elsewhere(let text): elsewhere = text
        case nil: break
        }
        let title = found.isEmpty ? check.title : "Błąd: \(check.title)"
        self.layout = layout(title)
        heading = check.title
        intro = check.intro
        action = "/sprawdz/\(check.slug)"
        controls = Self.controls(check, texts, found)
        problems = found.map { .init(message: $0.message, href: "#\(Input.id($0.question))") }
        hasProblems = !found.isEmpty
        self.results = results
        hasResults = !results.isEmpty
        notice = QuickChecks.notice
        notes = check.notes.map(\.withPlainMarks)
        formPath = check.form.map { FormPaths(benefit: check.benefit.rawValue, form: $0).start } ?? ""
        hasForm = check.form != nil
        self.elsewhere = elsewhere ?? ""
        isElsewhere = elsewhere != nil
    }

    private static func controls(_ check: QuickCheck, _ texts: [String: String], _ problems: [QuickProblem]) -> String {
        let messages = Dictionary(problems.map { ($0.question, $0.message) }, uniquingKeysWith: { first, _ in first })
        var writer = HTMLWriter()
        for question in check.questions {
            guard let condition = question.condition else {
                writer.question(question, texts, messages)
                continue
            }
            writer.element(
                "div",
                [
                    .of("class", "conditional"), .of("data-when", condition.name),
                    .of("data-in", condition.values.joined(separator: "|")),
                    .flag("hidden", !condition.values.contains(texts[condition.name]?.trimmed ?? "")),
                ]
            ) { $0.question(question, texts, messages) }
        }
        return writer.html
    }
}

extension HTMLWriter {
    fileprivate mutating func question(
        _ question: QuickQuestion, _ texts: [String: String], _ problems: [String: String]
    ) {
        var input = Input(name: question.name, label: question.label)
        input.hints = [question.help].compactMap { $0 }
        input.problem = problems[question.name]
        input.text = texts[question.name] ?? ""
        input.isOptional = !question.isRequired
        input.unit = question.unit
        input.width = .short
        switch question.kind {
        case .choice(let options):
            boxes(
                "radio", input, options.map { Input.Option(value: $0.value, label: $0.label) }, chosen: [input.text])
            return
        case .money:
            input.inputMode = "decimal"
            input.check = "money"
        case .area: input.inputMode = "decimal"
        case .count: input.inputMode = "numeric"
        case .date: input.check = "date"
        }
        textInput(input)
    }
}

extension QuickCheckPage.Result {
    init(_ assessment: Assessment) {
        title = assessment.benefit
        switch assessment.outcome {
        case .entitled(let payments):
            verdict = "Z tych odpowiedzi wynika, że możesz się ubiegać."
            self.payments = payments.map(\.text)
        case .notEntitled(let reason):
            verdict = "Z tych odpowiedzi wynika, że warunki nie są spełnione. \(reason.withPlainMarks)"
            payments = []
        case .undetermined(let reason):
            verdict = "Z tych odpowiedzi nie da się tego ustalić. \(reason.withPlainMarks) Zapytaj w ośrodku."
            payments = []
        }
        steps = assessment.steps.filter { $0.id != Assessment.missingRule }.map(QuickCheckPage.Step.init)
    }
}

extension QuickCheckPage.Step {
    init(_ step: AssessmentStep) {
        text = step.text.withPlainMarks
        formula = step.formula ?? ""
        hasFormula = step.formula != nil
        result = step.result ?? ""
        hasResult = step.result != nil
        doubts = step.doubts.map(\.withPlainMarks)
    }
}

extension SuggestedPayment {
    /// „dodatek mieszkaniowy: 123,45 zł miesięcznie”
    fileprivate var text: String {
        let amount =
            switch high {
            case .some(let high) where high == low: "\(low)"
            case .some(let high): "od \(low) do \(high)"
            case nil: "co najmniej \(low)"
            }
        let often =
            switch rhythm {
            case .monthly: " miesięcznie"
            case .once: " jednorazowo"
            case .schoolMonths: " miesięcznie od września do czerwca"
            }
        return "\(title): \(amount)\(often)"
    }
}
