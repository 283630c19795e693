/// Character classes and escapes.
extension PatternParser {
    /// What follows a backslash outside of classes.
    mutating func atomEscape() throws(PatternError) -> PatternSyntax {
        switch peek {
        case "b", "B": return .wordBoundary(isNegative: take() == "B")
        case "k":
            position += 1
            guard take("<") else { throw PatternError(reason: "bad escape \\k") }
            namedReferences.append(try groupName())
            return .backReference(-namedReferences.count)
        case .some("1"..."9"):
            var number = 0
            while let scalar = peek, ("0"..."9").contains(scalar), number <= PatternLimits.length {
                position += 1
                number = number * 10 + Int(scalar.value - 0x30)
            }
            highestReference = max(highestReference, number)
            return .backReference(number)
        default: return .set(try escape(inClass: false))
        }
    }

    mutating func characterClass() throws(PatternError) -> ScalarSet {
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        while !take("]") {
            let first = try classMember()
            classRanges += first.ranges.count
            if classRanges > PatternLimits.classRanges { throw PatternError(reason: "character classes are too large") }
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
