public import Applications

/// The log's topics: one for each benefit, `applications.<benefit>.v1`.
public enum Topics {
    /// Twelve for ever: a key's partition follows from their number, so another number would break the order of
    /// every application that has begun.
    public static let partitionCount = 12

    /// The topic of a benefit.
    public static func name(of benefit: BenefitCode) -> String {
        prefix + benefit.rawValue + suffix
    }

    /// The benefit whose topic this is; nil for any other topic.
    public static func benefit(of topic: String) -> BenefitCode? {
        let name = topic.utf8
        guard name.count > prefix.utf8.count + suffix.utf8.count,
            name.starts(with: prefix.utf8), name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
        else { return nil }
        let code = name.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
        guard code.allSatisfy(isCodeCharacter) else { return nil }
        return BenefitCode(rawValue: String(Substring(code)))
    }

    private static let prefix = "applications."
    private static let suffix = ".v1"

    private static func isCodeCharacter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
}
