import Synchronization

/// Sets for `\p{…}`: general categories and a few binary properties from the standard library's Unicode tables, the rest
/// from ``UnicodeTables``.
enum UnicodeProperty {
    // A set costs a walk over all of Unicode, so each is made once per process.
    private static let known = Mutex<[String: ScalarSet]>([:])

    /// Nil when the property is not supported. Accepts `L`, `Letter`, `gc=L`, `General_Category=Letter`, `Alphabetic` …
    static func set(named name: String) -> ScalarSet? {
        var name = name
        for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
        }
        name = shortNames[name] ?? name
        if let set = known.withLock({ $0[name] }) { return set }
        guard let set = make(name) else { return nil }
        known.withLock { $0[name] = set }
        return set
    }

    /// The short name of the general category with these members, if it has been asked for before.
    static func category(of set: ScalarSet) -> String? {
        known.withLock { sets in
            sets.first { $0.value == set && $0.key != "LC" && categories[$0.key] != nil }?.key
        }
    }

    private static func make(_ name: String) -> ScalarSet? {
        switch name {
        case "Any": return .everything
        case "ASCII": return ScalarSet(0...0x7F)
        case "Assigned": return collect { $0.properties.generalCategory != .unassigned }
        case "Alphabetic", "Alpha": return collect { $0.properties.isAlphabetic }
        case "Lowercase", "Lower": return collect { $0.properties.isLowercase }
        case "Uppercase", "Upper": return collect { $0.properties.isUppercase }
        case "White_Space", "space": return collect { $0.properties.isWhitespace }
        default:
            guard let wanted = categories[name].map(Set.init) else { return UnicodeTables.set(named: name) }
            return collect { wanted.contains($0.properties.generalCategory) }
        }
    }

    private static func collect(_ isMember: (Unicode.Scalar) -> Bool) -> ScalarSet {
        var ranges: [ClosedRange<UInt32>] = []
        var start: UInt32?
        for value in 0...(ScalarSet.limit + 1) {
            let belongs = Unicode.Scalar(value).map(isMember) ?? false
            if belongs {
                start = start ?? value
            } else if let first = start {
                ranges.append(first...(value - 1))
                start = nil
            }
        }
        return ScalarSet(ranges)
    }

    private static let single: [(short: String, long: String, category: Unicode.GeneralCategory)] = [
        ("Lu", "Uppercase_Letter", .uppercaseLetter), ("Ll", "Lowercase_Letter", .lowercaseLetter),
        ("Lt", "Titlecase_Letter", .titlecaseLetter), ("Lm", "Modifier_Letter", .modifierLetter),
        ("Lo", "Other_Letter", .otherLetter), ("Mn", "Nonspacing_Mark", .nonspacingMark),
        ("Mc", "Spacing_Mark", .spacingMark), ("Me", "Enclosing_Mark", .enclosingMark),
        ("Nd", "Decimal_Number", .decimalNumber), ("Nl", "Letter_Number", .letterNumber),
        ("No", "Other_Number", .otherNumber), ("Pc", "Connector_Punctuation", .connectorPunctuation),
        ("Pd", "Dash_Punctuation", .dashPunctuation), ("Ps", "Open_Punctuation", .openPunctuation),
        ("Pe", "Close_Punctuation", .closePunctuation), ("Pi", "Initial_Punctuation", .initialPunctuation),
        ("Pf", "Final_Punctuation", .finalPunctuation), ("Po", "Other_Punctuation", .otherPunctuation),
        ("Sm", "Math_Symbol", .mathSymbol), ("Sc", "Currency_Symbol", .currencySymbol),
        ("Sk", "Modifier_Symbol", .modifierSymbol), ("So", "Other_Symbol", .otherSymbol),
        ("Zs", "Space_Separator", .spaceSeparator), ("Zl", "Line_Separator", .lineSeparator),
        ("Zp", "Paragraph_Separator", .paragraphSeparator), ("Cc", "Control", .control), ("Cf", "Format", .format),
        ("Co", "Private_Use", .privateUse), ("Cn", "Unassigned", .unassigned),
    ]

    private static let groups = [
        ("L", "Letter"), ("M", "Mark"), ("N", "Number"), ("P", "Punctuation"), ("S", "Symbol"), ("Z", "Separator"),
        ("C", "Other"),
    ]

    private static let shortNames: [String: String] = {
        var names = ["digit": "Nd", "punct": "P", "cntrl": "Cc", "Combining_Mark": "M"]
        for (short, long, _) in single { names[long] = short }
        for (short, long) in groups { names[long] = short }
        return names
    }()

    private static let categories: [String: [Unicode.GeneralCategory]] = {
        var result = ["LC": [Unicode.GeneralCategory.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]]
        for (short, _, category) in single { result[short] = [category] }
        for (short, _) in groups { result[short] = single.filter { $0.short.hasPrefix(short) }.map(\.category) }
        return result
    }()
}
