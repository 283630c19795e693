/// The vocabularies of draft 2020-12 that a dialect has: they say which keywords mean something.
struct Vocabularies: OptionSet, Sendable {
    let rawValue: UInt8

    static let core = Vocabularies(rawValue: 1)
    static let applicator = Vocabularies(rawValue: 2)
    static let unevaluated = Vocabularies(rawValue: 4)
    static let validation = Vocabularies(rawValue: 8)
    static let metaData = Vocabularies(rawValue: 16)
    static let formatAnnotation = Vocabularies(rawValue: 32)
    static let formatAssertion = Vocabularies(rawValue: 64)
    static let content = Vocabularies(rawValue: 128)

    /// Those of the standard dialect.
    static let standard: Vocabularies = [
        .core, .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .content,
    ]

    /// By the last part of its URI.
    init?(uri: String) {
        let prefix = "https://json-schema.org/draft/2020-12/vocab/"
        guard uri.hasPrefix(prefix) else { return nil }
        switch uri.dropFirst(prefix.count) {
        case "core": self = .core
        case "applicator": self = .applicator
        case "unevaluated": self = .unevaluated
        case "validation": self = .validation
        case "meta-data": self = .metaData
        case "format-annotation": self = .formatAnnotation
        case "format-assertion": self = .formatAssertion
        case "content": self = .content
        default: return nil
        }
    }

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Whether a keyword of the specification means what it says there.
    func know(_ keyword: String) -> Bool {
        isSuperset(of: .standard) || Self.owner(of: keyword).map { !isDisjoint(with: $0) } ?? false
    }

    /// The vocabularies that define a keyword; nil for an unknown one.
    static func owner(of keyword: String) -> Vocabularies? {
        switch keyword {
        case "$id", "$schema", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "$defs":
            .core
        case "prefixItems", "items", "contains", "additionalProperties", "properties", "patternProperties",
            "dependentSchemas", "propertyNames", "if", "then", "else", "allOf", "anyOf", "oneOf", "not":
            .applicator
        case "unevaluatedItems", "unevaluatedProperties": .unevaluated
        case "type", "const", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum",
            "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains",
            "maxProperties", "minProperties", "required", "dependentRequired":
            .validation
        case "title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples": .metaData
        case "format": [.formatAnnotation, .formatAssertion]
        case "contentEncoding", "contentMediaType", "contentSchema": .content
        default: nil
        }
    }

    /// Whether a keyword's value is an annotation of the instance: those of the meta-data, format and content
    /// vocabularies, and what no vocabulary of the dialect knows.
    func annotates(_ keyword: String) -> Bool {
        guard let owner = Self.owner(of: keyword), owner == .core || !isDisjoint(with: owner) else { return true }
        let annotating: Vocabularies = [.metaData, .formatAnnotation, .formatAssertion, .content]
        return !annotating.isDisjoint(with: owner)
    }
}
