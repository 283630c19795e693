/// Writes a pattern in PCRE2's syntax.
///
/// Classes are written out as code points, so that none of PCRE2's own ideas of `\d`, `\s`, `.` or `$` comes in.
enum BacktrackingSyntax {
    static func text(_ syntax: PatternSyntax) -> String {
        switch syntax {
        case .set(let set): characterClass(set)
        case .start: #"\A"#
        case .end: #"\z"#
        case .sequence(let parts): parts.map(text).joined()
        case .alternation(let branches): "(?:" + branches.map(text).joined(separator: "|") + ")"
        case .group(let inner): "(" + text(inner) + ")"
        case .look(let inner, let isBehind, let isNegative):
            "(?" + (isBehind ? "<" : "") + (isNegative ? "!" : "=") + text(inner) + ")"
        case .wordBoundary(let isNegative): isNegative ? #"\B"# : #"\b"#
        case .backReference(let number): #"\g{\#(number)}"#
        case .repetition(let inner, let minimum, let maximum, let isLazy):
            "(?:" + text(inner) + "){\(minimum)," + (maximum.map(String.init) ?? "") + "}" + (isLazy ? "?" : "")
        }
    }

    private static func characterClass(_ set: ScalarSet) -> String {
        // A class of hundreds of ranges is a property, and has a shorter name.
        if set.ranges.count > 32 {
            if let name = UnicodeProperty.category(of: set) { return #"\p{\#(name)}"# }
            if let name = UnicodeProperty.category(of: set.inverted) { return #"\P{\#(name)}"# }
        }
        let ranges = set.ranges.compactMap { range -> String? in
            // Surrogates are no characters of UTF-8, and PCRE2 refuses their names.
            let low = isSurrogate(range.lowerBound) ? 0xE000 : range.lowerBound
            let high = isSurrogate(range.upperBound) ? 0xD7FF : range.upperBound
            return low <= high ? #"\x{\#(hexadecimal(low))}-\x{\#(hexadecimal(high))}"# : nil
        }
        return ranges.isEmpty ? "(?!)" : "[" + ranges.joined() + "]"
    }

    private static func isSurrogate(_ scalar: UInt32) -> Bool { (0xD800...0xDFFF).contains(scalar) }

    private static func hexadecimal(_ scalar: UInt32) -> String { String(scalar, radix: 16) }
}
