import Applications

/// One answer as the calculations take it.
enum QuickValue {
    case money(Money)
    case count(Int)
    /// Hundredths of a square metre.
    case area(Int)
    case date(LocalDate)
    case choice(String)

    /// How a condition names the answer; nil where no condition can.
    var text: String? {
        switch self {
        case .count(let count): String(count)
        case .choice(let value): value
        case .money, .area, .date: nil
        }
    }
}

/// The answers of one check by question. An answer that is not there is refused by its name, so that a calculation never
/// runs on a guess.
struct QuickValues {
    private var values: [String: QuickValue] = [:]

    subscript(_ name: String) -> QuickValue? {
        get { values[name] }
        set { values[name] = newValue }
    }

    func money(_ name: String) throws(AssessmentInputError) -> Money {
        guard case .money(let amount) = values[name] else { throw AssessmentInputError(name, expected: "kwota") }
        return amount
    }

    func count(_ name: String) throws(AssessmentInputError) -> Int {
        guard case .count(let count) = values[name] else { throw AssessmentInputError(name, expected: "liczba") }
        return count
    }

    func area(_ name: String) throws(AssessmentInputError) -> Int {
        guard case .area(let area) = values[name] else { throw AssessmentInputError(name, expected: "powierzchnia") }
        return area
    }

    func date(_ name: String) throws(AssessmentInputError) -> LocalDate {
        guard case .date(let date) = values[name] else { throw AssessmentInputError(name, expected: "data") }
        return date
    }

    func choice(_ name: String) throws(AssessmentInputError) -> String {
        guard case .choice(let value) = values[name] else { throw AssessmentInputError(name, expected: "odpowiedź") }
        return value
    }

    func isYes(_ name: String) throws(AssessmentInputError) -> Bool { try choice(name) == "yes" }
}
