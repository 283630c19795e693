/// Reads an ECMA-262 pattern. Look-around, back references and word boundaries are refused: they have no linear-time
/// automaton, or are not needed yet.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var nesting = 0

    static func parse(_ text: String) throws(PatternError) -> PatternSyntax {
        var parser = PatternParser(text)
        if parser.scalars.count > PatternLimits.length {
            throw PatternError(reason: "pattern is longer than \(PatternLimits.length) characters")
        }
        let syntax = try parser.alternation()
        if parser.peek != nil { throw PatternError(reason: "unmatched )") }
        return syntax
    }

    private init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    private var peek: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    private mutating func take() -> Unicode.Scalar? {
        guard let scalar = peek else { return nil }
        position += 1
        return scalar
    }

    private mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard peek == expected else { return false }
        position += 1
        return true
    }

    private mutating func alternation() throws(PatternError) -> PatternSyntax {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func sequence() throws(PatternError) -> PatternSyntax {
        var parts: [PatternSyntax] = []
        while let scalar = peek, scalar != "|", scalar != ")" {
            position += 1
            let atom = try atom(scalar)
            switch atom {
            case .start, .end:
                parts.append(atom)
                if let next = peek, "*+?{".unicodeScalars.contains(next) {
                    throw PatternError(reason: "an anchor cannot be repeated")
                }
            default: parts.append(try repeated(atom))
            }
        }
        return .sequence(parts)
    }

    private mutating func atom(_ scalar: Unicode.Scalar) throws(PatternError) -> PatternSyntax {
        switch scalar {
        case "^": return .start
        case "$": return .end
        case ".": return .set(.dot)
        case "[": return .set(try characterClass())
        case "(": return try group()
        case "\\": return .set(try escape(inClass: false))
        case "*", "+", "?", "{": throw PatternError(reason: "nothing to repeat before \(scalar)")
        case "}", "]": throw PatternError(reason: "unmatched \(scalar)")
        default: return .set(ScalarSet(scalar.value...scalar.value))
        }
    }

    private mutating func group() throws(PatternError) -> PatternSyntax {
        nesting += 1
        defer { nesting -= 1 }
        if nesting > PatternLimits.nesting { throw PatternError(reason: "groups are nested too deeply") }
        if take("?") {
            if take(":") {
                // Not captured; nothing is.
            } else if take("<"), let next = peek, next != "=", next != "!" {
                while let scalar = take(), scalar != ">" {}
            } else {
                throw PatternError(reason: "look-around is not supported")
            }
        }
        let inner = try alternation()
        if !take(")") { throw PatternError(reason: "unclosed group") }
        return inner
    }

    private mutating func repeated(_ atom: PatternSyntax) throws(PatternError) -> PatternSyntax {
        let bounds: (Int, Int?)
        switch peek {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            position += 1
            bounds = try counts()
        default: return atom
        }
        position += 1
        // A lazy quantifier matches the same texts.
        _ = take("?")
        return .repetition(atom, minimum: bounds.0, maximum: bounds.1)
    }

    /// Leaves the position on the closing brace.
    private mutating func counts() throws(PatternError) -> (Int, Int?) {
        guard let minimum = try integer() else { throw PatternError(reason: "incomplete quantifier") }
        var maximum: Int? = minimum
        if take(",") { maximum = try integer() }
        if peek != "}" { throw PatternError(reason: "incomplete quantifier") }
        if let maximum, maximum < minimum { throw PatternError(reason: "quantifier bounds are out of order") }
        return (minimum, maximum)
    }

    private mutating func integer() throws(PatternError) -> Int? {
        var value: Int?
        while let scalar = peek, ("0"..."9").contains(scalar) {
            position += 1
            value = (value ?? 0) * 10 + Int(scalar.value - 0x30)
            if let value, value > PatternLimits.repetition {
                throw PatternError(reason: "a repetition count above \(PatternLimits.repetition) is not supported")
            }
        }
        return value
    }
}

extension PatternParser {
    private mutating func characterClass() throws(PatternError) -> ScalarSet {
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        while !take("]") {
            let first = try classMember()
            guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                ranges += first.ranges
                continue
            }
            position += 1
            let last = try classMember()
            guard let low = first.single, let high = last.single, low <= high else {
                throw PatternError(reason: "bad range in a character class")
            }
            ranges.append(low...high)
        }
        let set = ScalarSet(ranges)
        return isInverted ? set.inverted : set
    }

    private mutating func classMember() throws(PatternError) -> ScalarSet {
        guard let scalar = take() else { throw PatternError(reason: "unclosed character class") }
        if scalar == "\\" { return try escape(inClass: true) }
        return ScalarSet(scalar.value...scalar.value)
    }

    private mutating func escape(inClass: Bool) throws(PatternError) -> ScalarSet {
        guard let scalar = take() else { throw PatternError(reason: "incomplete escape") }
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.inverted
        case "w": return .wordCharacters
        case "W": return ScalarSet.wordCharacters.inverted
        case "s": return .whiteSpace
        case "S": return ScalarSet.whiteSpace.inverted
        case "p": return try property()
        case "P": return try property().inverted
        case "t": return ScalarSet(0x09...0x09)
        case "n": return ScalarSet(0x0A...0x0A)
        case "v": return ScalarSet(0x0B...0x0B)
        case "f": return ScalarSet(0x0C...0x0C)
        case "r": return ScalarSet(0x0D...0x0D)
        case "b" where inClass: return ScalarSet(0x08...0x08)
        case "-" where inClass: return ScalarSet(0x2D...0x2D)
        case "b", "B": throw PatternError(reason: "word boundaries are not supported")
        case "k", "1"..."9": throw PatternError(reason: "back references are not supported")
        case "0":
            if let next = peek, ("0"..."9").contains(next) { throw PatternError(reason: "bad escape \\0") }
            return ScalarSet(0...0)
        case "c":
            guard let letter = take(), letter.isASCII, letter.properties.isAlphabetic else {
                throw PatternError(reason: "bad escape \\c")
            }
            return ScalarSet((letter.value % 32)...(letter.value % 32))
        case "x":
            let value = try hexadecimal(digits: 2)
            return ScalarSet(value...value)
        case "u":
            let value = try unicodeEscape()
            return ScalarSet(value...value)
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
            return ScalarSet(scalar.value...scalar.value)
        default: throw PatternError(reason: "bad escape \\\(scalar)")
        }
    }

    private mutating func property() throws(PatternError) -> ScalarSet {
        guard take("{") else { throw PatternError(reason: "incomplete \\p") }
        var name = String.UnicodeScalarView()
        while let scalar = take(), scalar != "}" { name.append(scalar) }
        guard let set = UnicodeProperty.set(named: String(name)) else {
            throw PatternError(reason: "Unicode property \(String(name)) is not supported")
        }
        return set
    }

    private mutating func unicodeEscape() throws(PatternError) -> UInt32 {
        if take("{") {
            var value: UInt32 = 0
            var digits = 0
            while let scalar = take(), scalar != "}" {
                guard let digit = scalar.hexadecimalDigit else { throw PatternError(reason: "bad escape \\u") }
                value = value * 16 + digit
                digits += 1
                if value > ScalarSet.limit { throw PatternError(reason: "bad escape \\u") }
            }
            if digits == 0 { throw PatternError(reason: "bad escape \\u") }
            return value
        }
        let high = try hexadecimal(digits: 4)
        guard (0xD800...0xDBFF).contains(high), position + 1 < scalars.count, scalars[position] == "\\",
            scalars[position + 1] == "u"
        else { return high }
        let mark = position
        position += 2
        let low = try hexadecimal(digits: 4)
        guard (0xDC00...0xDFFF).contains(low) else {
            position = mark
            return high
        }
        return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    }

    private mutating func hexadecimal(digits: Int) throws(PatternError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = take()?.hexadecimalDigit else { throw PatternError(reason: "bad hexadecimal escape") }
            value = value * 16 + digit
        }
        return value
    }
}

extension ScalarSet {
    fileprivate var single: UInt32? {
        guard ranges.count == 1, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}

extension Unicode.Scalar {
    fileprivate var hexadecimalDigit: UInt32? {
        switch self {
        case "0"..."9": value - 0x30
        case "a"..."f": value - 0x61 + 10
        case "A"..."F": value - 0x41 + 10
        default: nil
        }
    }
}
