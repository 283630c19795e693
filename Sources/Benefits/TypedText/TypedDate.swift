/// Days and months as people type them: numbers or the name of the month, with points, hyphens, slashes or spaces.
enum TypedDate {
    /// Name of a month as in „luty 2024” and as in „29 lutego 1980”, without diacritics; January first.
    private static let names = [
        ["styczen", "stycznia"], ["luty", "lutego"], ["marzec", "marca"], ["kwiecien", "kwietnia"], ["maj", "maja"],
        ["czerwiec", "czerwca"], ["lipiec", "lipca"], ["sierpien", "sierpnia"], ["wrzesien", "wrzesnia"],
        ["pazdziernik", "pazdziernika"], ["listopad", "listopada"], ["grudzien", "grudnia"],
    ]
    private static let plainLetters: [Character: Character] = ["ń": "n", "ś": "s", "ź": "z"]

    /// What stands between separators, in lower case without diacritics and without „r.”, „roku” at the end.
    static func parts(_ text: String) -> [String] {
        var parts = text.lowercased().split { $0.isWhitespace || ".-/–".contains($0) }
            .map { part in String(part.map { plainLetters[$0] ?? $0 }) }
        if let last = parts.last {
            if ["r", "roku"].contains(last) {
                parts.removeLast()
            } else if last.hasSuffix("r"), year(String(last.dropLast())) != nil {
                parts[parts.count - 1] = String(last.dropLast())
            }
        }
        return parts
    }

    /// Four digits.
    static func year(_ text: String) -> Int? { text.utf8.count == 4 ? number(text) : nil }

    /// One or two digits, or a name.
    static func month(_ text: String) -> Int? {
        shortNumber(text) ?? names.firstIndex { $0.contains(text) }.map { $0 + 1 }
    }

    /// One or two digits.
    static func shortNumber(_ text: String) -> Int? { text.utf8.count <= 2 ? number(text) : nil }

    private static func number(_ text: String) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }
}
