internal import Applications
internal import JSON

/// How a written value becomes an answer.
enum ValueKind: Sendable, Equatable {
    /// As it stands, without spaces around it.
    case text
    /// Without spaces and hyphens anywhere: account numbers, PESEL.
    case compact
    case integer
    /// A number with a decimal comma or point.
    case decimal
    /// Złote with a decimal comma or point; the answer is whole grosze.
    case grosze
    case date
    case month
    case yesNo
    /// By a table of what is written, in lower case, and what it means.
    case choice([String: String])

    /// The answer; nil when the text is none of this kind. The text is neither empty nor surrounded by spaces.
    func value(_ text: String) -> JSONValue? {
        switch self {
        case .text: .string(text)
        case .compact: .string(text.filter { !Self.isSpace($0) && $0 != "-" })
        case .integer: Self.integer(text)
        case .decimal: Self.decimal(text)
        case .grosze: Self.grosze(text)
        case .date: WrittenDay.day(text).map { .string($0.iso) }
        case .month: WrittenDay.month(text).map { .string($0) }
        case .yesNo: Self.answers[text.lowercased()].map { .bool($0) }
        case .choice(let table): table[text.lowercased()].map { .string($0) }
        }
    }

    /// What is wrong with a text that is none of this kind: a code and a Polish sentence.
    var complaint: (code: String, message: String) {
        switch self {
        case .text, .compact: ("invalid-text", "Wpisz tekst.")
        case .integer: ("invalid-integer", "Wpisz liczbę całkowitą, na przykład 3.")
        case .decimal: ("invalid-number", "Wpisz liczbę, na przykład 52,40.")
        case .grosze: ("invalid-amount", "Wpisz kwotę w złotych, na przykład 1234,56.")
        case .date: ("invalid-date", "Wpisz istniejący dzień, na przykład 31.12.2026 albo 2026-12-31.")
        case .month: ("invalid-month", "Wpisz miesiąc i rok, na przykład 03.2026 albo 2026-03.")
        case .yesNo: ("invalid-yes-no", "Wpisz tak albo nie.")
        case .choice(let table):
            ("wrong-choice", "Wpisz jedną z wartości: \(table.keys.sorted().joined(separator: ", ")).")
        }
    }

    private static let answers = [
        "tak": true, "t": true, "x": true, "1": true, "true": true, "nie": false, "n": false, "0": false,
        "false": false,
    ]

    private static func integer(_ text: String) -> JSONValue? {
        let digits = text.filter { !isSpace($0) }
        guard isNumber(digits, maximum: 15), let number = Int64(digits) else { return nil }
        return .integer(number)
    }

    private static func decimal(_ text: String) -> JSONValue? {
        guard let (whole, fraction) = parts(text) else { return nil }
        let written = fraction.isEmpty ? "\(whole)" : "\(whole).\(fraction)"
        return JSONNumber(text: written).map { .number($0) }
    }

    private static func grosze(_ text: String) -> JSONValue? {
        let amount = text.lowercased().hasSuffix("zł") ? String(text.dropLast(2)) : text
        guard let (zlote, fraction) = parts(amount), fraction.utf8.count <= 2,
            let rest = Int64((fraction + "00").prefix(2))
        else { return nil }
        return .integer(zlote * 100 + rest)
    }

    /// What stands before and behind the decimal sign. A point is one too, so thousands may be set apart by spaces only.
    private static func parts(_ text: String) -> (whole: Int64, fraction: String)? {
        let compact = text.filter { !isSpace($0) }
        let parts = compact.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        guard (1...2).contains(parts.count), isNumber(parts[0], maximum: 12), let whole = Int64(parts[0]) else {
            return nil
        }
        guard parts.count == 2 else { return (whole, "") }
        return isNumber(parts[1], maximum: 6) ? (whole, String(parts[1])) : nil
    }

    private static func isNumber(_ text: some StringProtocol, maximum: Int) -> Bool {
        (1...maximum).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Spaces of every width, such as the no-break space between thousands.
    private static func isSpace(_ character: Character) -> Bool { character.isWhitespace }
}
