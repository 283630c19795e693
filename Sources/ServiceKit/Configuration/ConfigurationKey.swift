/// One thing that can be configured, declared once: the reader, the reference documentation and `/configuration` all
/// come from this declaration.
public struct ConfigurationKey<Value: ConfigurationValue>: Sendable {
    /// Dotted, lower case, e.g. `http.port`; also the path in the JSON file.
    public let name: String
    /// One sentence for an operator.
    public let meaning: String
    /// E.g. `ms`; nil when the value has no unit.
    public let unit: String?
    /// Used when nothing is given.
    public let defaultValue: Value?
    /// A key without a value and without a default is an error when required, else it is off.
    public let isRequired: Bool
    /// Secrets are never shown, not even in errors.
    public let isSecret: Bool
    /// What is expected beyond the type, e.g. "from 1 to 65535".
    public let restriction: String?
    /// The code of what is wrong with a value; nil when it is fine.
    let check: @Sendable (Value) -> ConfigurationProblem.Code?

    /// - Parameters:
    ///   - restriction: describes `check` to a person.
    ///   - check: whether a value of the right type is acceptable.
    public init(
        _ name: String, _ meaning: String, unit: String? = nil, default defaultValue: Value? = nil,
        isRequired: Bool = true, isSecret: Bool = false, restriction: String? = nil,
        check: @escaping @Sendable (Value) -> Bool = { _ in true }
    ) {
        self.init(
            name, meaning, unit: unit, default: defaultValue, isRequired: isRequired, isSecret: isSecret,
            restriction: restriction, code: { check($0) ? nil : .notAllowed })
    }

    init(
        _ name: String, _ meaning: String, unit: String?, default defaultValue: Value?, isRequired: Bool,
        isSecret: Bool, restriction: String?, code: @escaping @Sendable (Value) -> ConfigurationProblem.Code?
    ) {
        self.name = name
        self.meaning = meaning
        self.unit = unit
        self.defaultValue = defaultValue
        self.isRequired = isRequired
        self.isSecret = isSecret
        self.restriction = restriction
        self.check = code
    }

    /// `http.port` is `HTTP_PORT`.
    public var environmentName: String {
        String(name.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    /// The declaration without its type, for lists of keys.
    public var entry: ConfigurationEntry { ConfigurationEntry(self) }

    /// What a person has to write.
    var expectation: String {
        let kind = restriction.map { "\(Value.expectation), \($0)" } ?? Value.expectation
        return unit.map { "\(kind) (\($0))" } ?? kind
    }

    /// The value behind `text`; nil for an optional key that is not given.
    func resolve(_ text: String?) throws(ConfigurationProblem) -> Value? {
        guard let text, !text.isEmpty else {
            if let defaultValue { return defaultValue }
            guard isRequired else { return nil }
            throw problem(.missing, given: nil)
        }
        guard let value = Value(configurationText: text) else { throw problem(.malformed, given: text) }
        if let code = check(value) { throw problem(code, given: text) }
        return value
    }

    private func problem(_ code: ConfigurationProblem.Code, given: String?) -> ConfigurationProblem {
        ConfigurationProblem(
            code: code, key: name, environmentName: environmentName, expected: expectation,
            given: isSecret ? nil : given)
    }
}

extension ConfigurationKey where Value: Comparable {
    /// A key whose values lie in a range.
    public init(
        _ name: String, _ meaning: String, unit: String? = nil, default defaultValue: Value? = nil,
        isRequired: Bool = true, in range: ClosedRange<Value>
    ) {
        self.init(
            name, meaning, unit: unit, default: defaultValue, isRequired: isRequired,
            restriction: "from \(range.lowerBound.configurationText) to \(range.upperBound.configurationText)",
            check: range.contains)
    }
}
