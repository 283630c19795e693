/// The digits of a typed number without sign: spaces only between thousands or around, one comma or point before the
/// decimals, points between thousands only where a comma says which is which.
struct TypedNumber {
    /// Digits without leading zeros, at least one.
    let whole: String
    /// Digits after the comma or point, as typed.
    let fraction: String

    /// Nil when the text, less one of the units at its end, is no such number.
    init?(_ text: String, units: [String]) {
        let number = TypedNumber.withoutUnit(text, units)
        let hasComma = number.contains(",")
        let parts = number.split(separator: hasComma ? "," : ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let digits = TypedNumber.joinedThousands(parts[0], pointsToo: hasComma) else {
            return nil
        }
        fraction = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count == 1 || TypedNumber.isDigits(parts[1]) else { return nil }
        let significant = digits.drop { $0 == "0" }
        whole = significant.isEmpty ? "0" : String(significant)
    }

    func fitsTwelveDigits(decimals: Int) -> Bool { whole.count + decimals <= DecimalNumber.maximumDigits }

    /// Lower case, one plain space for any run of white space, trimmed.
    private static func withoutUnit(_ text: String, _ units: [String]) -> Substring {
        let plain = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for unit in units {
            for ending in [unit, unit + "."] where plain.hasSuffix(ending) {
                let rest = plain.dropLast(ending.count)
                return rest.last == " " ? rest.dropLast() : rest
            }
        }
        return plain[...]
    }

    /// `1 234 567` and, where points are allowed, `1.234.567` as digits; `12 34` is neither.
    private static func joinedThousands(_ text: Substring, pointsToo: Bool) -> String? {
        let separator: Character = pointsToo && text.contains(".") ? "." : " "
        let groups = text.split(separator: separator, omittingEmptySubsequences: false)
        guard groups.allSatisfy(isDigits) else { return nil }
        guard groups.count == 1 || groups[0].count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
            return nil
        }
        return groups.joined()
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
