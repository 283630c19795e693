/// Reads an ECMA-262 pattern: the grammar with the u flag, without the leniencies of Annex B.
struct PatternParser {
    let scalars: [Unicode.Scalar]
    var position = 0
    private var nesting = 0
    private var groups = 0
    private var groupNames: [String: Int] = [:]
    var highestReference = 0
    var classRanges = 0
    /// Names may be referred to before their group: they become numbers in the end.
    var namedReferences: [String] = []

    static func parse(_ text: String) throws(PatternError) -> PatternSyntax {
        var parser = PatternParser(text)
        if parser.scalars.count > PatternLimits.length {
            throw PatternError(reason: "pattern is longer than \(PatternLimits.length) characters")
        }
        let syntax = try parser.alternation()
        if parser.peek != nil { throw PatternError(reason: "unmatched )") }
        let numbers = parser.namedReferences.compactMap { parser.groupNames[$0] }
        if parser.highestReference > parser.groups || numbers.count < parser.namedReferences.count {
            throw PatternError(reason: "reference to a group that is not there")
        }
        return numbers.isEmpty ? syntax : syntax.numberingReferences(numbers)
    }

    private init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    var peek: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    mutating func take() -> Unicode.Scalar? {
        guard let scalar = peek else { return nil }
        position += 1
        return scalar
    }

    mutating func take(_ expected: Unicode.Scalar) -> Bool {
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
            case .start, .end, .wordBoundary, .look:
                parts.append(atom)
                if let next = peek, "*+?{".unicodeScalars.contains(next) {
                    throw PatternError(reason: "an assertion cannot be repeated")
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
        case "\\": return try atomEscape()
        case "*", "+", "?", "{": throw PatternError(reason: "nothing to repeat before \(scalar)")
        case "}", "]": throw PatternError(reason: "unmatched \(scalar)")
        default: return .set(ScalarSet(scalar.value...scalar.value))
        }
    }

    private mutating func group() throws(PatternError) -> PatternSyntax {
        nesting += 1
        defer { nesting -= 1 }
        if nesting > PatternLimits.nesting { throw PatternError(reason: "groups are nested too deeply") }
        guard take("?") else {
            groups += 1
            return .group(try body())
        }
        if take(":") { return try body() }
        if take("=") { return .look(try body(), isBehind: false, isNegative: false) }
        if take("!") { return .look(try body(), isBehind: false, isNegative: true) }
        guard take("<") else { throw PatternError(reason: "unknown kind of group") }
        if take("=") { return .look(try body(), isBehind: true, isNegative: false) }
        if take("!") { return .look(try body(), isBehind: true, isNegative: true) }
        groups += 1
        let name = try groupName()
        if groupNames.updateValue(groups, forKey: name) != nil {
            throw PatternError(reason: "two groups have the same name")
        }
        return .group(try body())
    }

    /// What stands in a group, up to and with its closing parenthesis.
    private mutating func body() throws(PatternError) -> PatternSyntax {
        let inner = try alternation()
        if !take(")") { throw PatternError(reason: "unclosed group") }
        return inner
    }

    /// An identifier with its closing bracket.
    mutating func groupName() throws(PatternError) -> String {
        var name = String.UnicodeScalarView()
        while let scalar = take(), scalar != ">" {
            let isPart = scalar == "$" || scalar == "_" || scalar.properties.isIDStart
            guard isPart || (!name.isEmpty && scalar.properties.isIDContinue) else {
                throw PatternError(reason: "bad group name")
            }
            name.append(scalar)
        }
        if name.isEmpty || scalars[position - 1] != ">" { throw PatternError(reason: "bad group name") }
        return String(name)
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
        return .repetition(atom, minimum: bounds.0, maximum: bounds.1, isLazy: take("?"))
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

extension PatternSyntax {
    /// Replaces references by name, which the parser numbers -1, -2 … in order.
    fileprivate func numberingReferences(_ numbers: [Int]) -> PatternSyntax {
        switch self {
        case .set, .start, .end, .wordBoundary: self
        case .sequence(let parts): .sequence(parts.map { $0.numberingReferences(numbers) })
        case .alternation(let parts): .alternation(parts.map { $0.numberingReferences(numbers) })
        case .group(let inner): .group(inner.numberingReferences(numbers))
        case .repetition(let inner, let minimum, let maximum, let isLazy):
            .repetition(inner.numberingReferences(numbers), minimum: minimum, maximum: maximum, isLazy: isLazy)
        case .look(let inner, let isBehind, let isNegative):
            .look(inner.numberingReferences(numbers), isBehind: isBehind, isNegative: isNegative)
        case .backReference(let number): .backReference(number < 0 ? numbers[-number - 1] : number)
        }
    }
}
