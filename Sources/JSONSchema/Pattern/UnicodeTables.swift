internal import CPCRE2

/// Scripts and binary properties, from PCRE2's Unicode tables.
enum UnicodeTables {
    /// Table 67 of ECMA-262, without those that the standard library answers.
    private static let binary: Set<String> = [
        "ASCII_Hex_Digit", "AHex", "Bidi_Control", "Bidi_C", "Bidi_Mirrored", "Bidi_M", "Case_Ignorable", "CI", "Cased",
        "Changes_When_Casefolded", "CWCF", "Changes_When_Casemapped", "CWCM", "Changes_When_Lowercased", "CWL",
        "Changes_When_Titlecased", "CWT", "Changes_When_Uppercased", "CWU", "Dash", "Default_Ignorable_Code_Point",
        "DI", "Deprecated", "Dep", "Diacritic", "Dia", "Emoji", "Emoji_Component", "EComp", "Emoji_Modifier", "EMod",
        "Emoji_Modifier_Base", "EBase", "Emoji_Presentation", "EPres", "Extended_Pictographic", "ExtPict", "Extender",
        "Ext", "Grapheme_Base", "Gr_Base", "Grapheme_Extend", "Gr_Ext", "Hex_Digit", "Hex", "ID_Continue", "IDC",
        "ID_Start", "IDS", "Ideographic", "Ideo", "Join_Control", "Join_C", "Logical_Order_Exception", "LOE", "Math",
        "Noncharacter_Code_Point", "NChar", "Pattern_Syntax", "Pat_Syn", "Pattern_White_Space", "Pat_WS",
        "Quotation_Mark", "QMark", "Radical", "Regional_Indicator", "RI", "Sentence_Terminal", "STerm",
        "Soft_Dotted", "SD", "Terminal_Punctuation", "Term", "Unified_Ideograph", "UIdeo", "Variation_Selector", "VS",
        "XID_Continue", "XIDC", "XID_Start", "XIDS",
    ]

    /// Nil for a name that is not in the tables.
    static func set(named name: String) -> ScalarSet? {
        if binary.contains(name) { return members(of: name) }
        let parts = name.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.first.map({ (0x41...0x5A).contains($0) }) == true,
            parts[1].utf8.allSatisfy({ ASCII.isLetter($0) || $0 == UInt8(ascii: "_") })
        else { return nil }
        switch parts[0] {
        case "Script", "sc": return members(of: "sc:\(parts[1])")
        case "Script_Extensions", "scx": return members(of: "scx:\(parts[1])")
        default: return nil
        }
    }

    /// Searches a text of all code points for runs of members.
    private static func members(of property: String) -> ScalarSet? {
        let pattern = #"\p{\#(property)}+"#
        var error: Int32 = 0
        var offset = 0
        let compiled = pattern.utf8.withContiguousStorageIfAvailable {
            pcre2_compile_8($0.baseAddress, $0.count, UInt32(PCRE2_UTF), &error, &offset, nil)
        }
        guard let code = compiled ?? nil, let data = pcre2_match_data_create_8(1, nil) else { return nil }
        defer {
            pcre2_code_free_8(code)
            pcre2_match_data_free_8(data)
        }
        let scalars = (0...ScalarSet.limit).lazy.compactMap(Unicode.Scalar.init)
        let text = Array(String(String.UnicodeScalarView(scalars)).utf8)
        var ranges: [ClosedRange<UInt32>] = []
        text.withUnsafeBufferPointer { text in
            var start = 0
            while pcre2_match_8(code, text.baseAddress, text.count, start, UInt32(PCRE2_NO_UTF_CHECK), data, nil) > 0 {
                guard let found = pcre2_get_ovector_pointer_8(data) else { return }
                ranges.append(scalar(at: found[0])...scalar(before: found[1]))
                start = found[1]
            }
        }
        return ScalarSet(ranges)
    }

    private static func scalar(before end: Int) -> UInt32 {
        let last = scalar(at: end)
        return last == 0xE000 ? 0xD7FF : last - 1
    }

    /// The code point at a byte of the text of all code points.
    private static func scalar(at offset: Int) -> UInt32 {
        // Where the code points of two, three and four bytes start; there are no surrogates.
        let two = 0x80
        let three = two + 2 * 0x780
        let four = three + 3 * 0xF000
        switch offset {
        case ..<two: return UInt32(offset)
        case ..<three: return UInt32(0x80 + (offset - two) / 2)
        case ..<four:
            let scalar = 0x800 + (offset - three) / 3
            return UInt32(scalar < 0xD800 ? scalar : scalar + 0x800)
        default: return UInt32(0x1_0000 + (offset - four) / 4)
        }
    }
}
