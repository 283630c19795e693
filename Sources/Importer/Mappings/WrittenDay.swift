internal import Applications

/// Days and months as clerks and spreadsheets write them.
enum WrittenDay {
    /// `31.12.2026`, `1.3.2026` or `2026-12-31`.
    static func day(_ text: String) -> LocalDate? {
        if let day = LocalDate(iso: text) { return day }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = number(parts[0], digits: 1...2), let month = number(parts[1], digits: 1...2),
            let year = number(parts[2], digits: 4...4)
        else { return nil }
        return LocalDate(year: year, month: month, day: day)
    }

    /// `03.2026`, `3/2026` or `2026-03`, as `2026-03`.
    static func month(_ text: String) -> String? {
        let (first, second): (Int?, Int?)
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2 {
            (first, second) = (number(parts[0], digits: 4...4), number(parts[1], digits: 2...2))
        } else {
            let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
            guard parts.count == 2 else { return nil }
            (first, second) = (number(parts[1], digits: 4...4), number(parts[0], digits: 1...2))
        }
        guard let year = first, let month = second, let day = LocalDate(year: year, month: month, day: 1) else {
            return nil
        }
        return String(day.iso.prefix(7))
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
