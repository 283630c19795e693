import Applications
import Benefits
import JSON

/// One typed text as the form's schema wants it.
enum TypedAnswer {
    case value(JSONValue)
    /// The text is of another kind; a code and what to type.
    case unreadable(code: String, advice: String)
    /// The same as nothing.
    case nothing

    init(_ text: String, _ kind: FormField.Kind) {
        switch kind {
        case .money:
            self.init(
                TypedText.grosze(text).map { .integer($0) }, "invalid-amount",
                "wpisz kwotę w złotych, na przykład 1234,56")
        case .area:
            self.init(
                TypedText.decimal(text).flatMap { JSONNumber(text: $0) }.map { .number($0) }, "invalid-number",
                "wpisz liczbę, na przykład 45,50")
        case .count:
            self.init(
                TypedText.count(text).map { .integer(Int64($0)) }, "invalid-count", "wpisz liczbę, na przykład 2")
        case .date:
            self.init(
                TypedText.date(text).map { .string($0.iso) }, "invalid-date",
                "wpisz istniejący dzień, miesiąc i rok, na przykład 29.02.1980")
        case .month:
            self.init(
                TypedText.month(text).map { .string($0) }, "invalid-month",
                "wpisz miesiąc i rok, na przykład 10.2026")
        case .yesNo:
            self.init(
                ["true": true, "false": false][text].map { .bool($0) }, "wrong-choice",
                "wybierz jedną z podanych odpowiedzi")
        case .acceptance: self = text == "true" ? .value(.bool(true)) : .nothing
        case .text, .name, .email, .phone, .choice, .document: self = .value(.string(text))
        case .group, .list: self = .nothing
        }
    }

    private init(_ value: JSONValue?, _ code: String, _ advice: String) {
        self = value.map { .value($0) } ?? .unreadable(code: code, advice: advice)
    }
}
