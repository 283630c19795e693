public import Applications

/// A benefit that people ask the centre for and another authority grants: recognised, explained, never registered.
public struct BenefitElsewhere: Sendable, Equatable {
    /// The code it would have here.
    public let code: BenefitCode
    /// Other names people use for it, written as codes.
    public let aliases: [BenefitCode]
    /// Polish name.
    public let name: String
    /// Who grants it.
    public let authority: String
    /// Where to apply, a web address.
    public let address: String
    /// What to do, in Polish.
    public let advice: String
    /// Acts of law, in Polish; (GK) marks what was not checked in the act.
    public let legalBasis: [String]

    static func all(in file: DefinitionReader) throws(FormLoadError) -> [BenefitElsewhere] {
        var result: [BenefitElsewhere] = []
        for item in try file.items("benefits") { result.append(try BenefitElsewhere(item)) }
        return result
    }

    private init(_ item: DefinitionReader) throws(FormLoadError) {
        code = BenefitCode(rawValue: try item.string("code"))
        aliases = try item.strings("aliases").map { BenefitCode(rawValue: $0) }
        name = try item.string("name")
        authority = try item.string("authority")
        address = try item.string("address")
        advice = try item.string("advice")
        legalBasis = try item.strings("legalBasis")
    }
}
