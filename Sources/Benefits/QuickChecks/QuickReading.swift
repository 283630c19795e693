import Applications

/// The texts people sent, read question by question. A question counts as asked when the answer it depends on, asked and
/// readable itself, says so.
struct QuickReading {
    private(set) var values = QuickValues()
    private(set) var asked: [QuickQuestion] = []
    private(set) var problems: [QuickProblem] = []

    init(_ texts: [String: String], to questions: [QuickQuestion], on day: LocalDate) {
        for question in questions where isAsked(question) {
            asked.append(question)
            let text = texts[question.name] ?? ""
            if text.allSatisfy(\.isWhitespace), !question.isRequired { continue }
            switch QuickReading.value(of: text, question, on: day) {
            case .success(let value): values[question.name] = value
            case .failure(let advice): problems.append(QuickProblem(question: question.name, message: advice.text))
            }
        }
    }

    private func isAsked(_ question: QuickQuestion) -> Bool {
        guard let condition = question.condition else { return true }
        return values[condition.name]?.text.map(condition.values.contains) ?? false
    }

    private struct Advice: Error {
        let text: String
    }

    private static func value(
        of text: String, _ question: QuickQuestion, on day: LocalDate
    ) -> Result<QuickValue, Advice> {
        let field = "W polu „\(question.label)” wpisz"
        func advice(_ text: String) -> Result<QuickValue, Advice> { .failure(Advice(text: text)) }
        switch question.kind {
        case .money:
            guard let grosze = TypedText.grosze(text) else {
                return advice("\(field) kwotę w złotych, na przykład 1234,56.")
            }
            guard Money(grosze: grosze) <= AssessmentInputError.mostMoney else {
                return advice("\(field) kwotę nie większą niż \(AssessmentInputError.mostMoney).")
            }
            return .success(.money(Money(grosze: grosze)))
        case .count(let range):
            guard let count = TypedText.count(text), range.contains(count) else {
                return advice("\(field) liczbę od \(range.lowerBound) do \(range.upperBound).")
            }
            return .success(.count(count))
        case .area:
            guard let hundredths = TypedText.decimal(text).flatMap({ DecimalNumber($0) })?.hundredths,
                (1...1_000_000).contains(hundredths)
            else { return advice("\(field) powierzchnię od 0,01 do 10\u{a0}000 m², na przykład 45,50.") }
            return .success(.area(Int(hundredths)))
        case .date:
            guard let date = TypedText.date(text) else {
                return advice("\(field) dzień, miesiąc i rok, na przykład 29.02.1980.")
            }
            guard date <= day else { return advice("\(field) dzień nie późniejszy niż dzisiaj.") }
            return .success(.date(date))
        case .choice(let options):
            guard options.contains(where: { $0.value == text }) else {
                return advice("Przy pytaniu „\(question.label)” wybierz jedną z podanych odpowiedzi.")
            }
            return .success(.choice(text))
        }
    }
}
