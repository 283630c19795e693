/// A type that a configuration key may have. Values come as text, from the environment or from a JSON file.
public protocol ConfigurationValue: Sendable, Equatable {
    /// What a person has to write, e.g. "a whole number".
    static var expectation: String { get }

    /// Reads the text; nil when it is no such value.
    init?(configurationText: String)

    /// The text that reads back as this value.
    var configurationText: String { get }
}

extension String: ConfigurationValue {
    /// Any text.
    public static var expectation: String { "text" }
    /// The text as it is.
    public init?(configurationText: String) { self = configurationText }
    /// The text as it is.
    public var configurationText: String { self }
}

extension Int: ConfigurationValue {
    /// Digits with an optional sign.
    public static var expectation: String { "a whole number" }
    /// Reads a decimal number.
    public init?(configurationText: String) { self.init(configurationText) }
    /// Decimal.
    public var configurationText: String { String(self) }
}

extension Double: ConfigurationValue {
    /// A decimal number.
    public static var expectation: String { "a number" }
    /// Reads a finite number.
    public init?(configurationText: String) {
        guard let value = Double(configurationText), value.isFinite else { return nil }
        self = value
    }
    /// The shortest text that reads back.
    public var configurationText: String { String(self) }
}

extension Bool: ConfigurationValue {
    /// `true` or `false`.
    public static var expectation: String { "true or false" }
    /// Also takes 1, 0, yes and no, in any case.
    public init?(configurationText: String) {
        switch configurationText.lowercased() {
        case "true", "1", "yes": self = true
        case "false", "0", "no": self = false
        default: return nil
        }
    }
    /// `true` or `false`.
    public var configurationText: String { self ? "true" : "false" }
}

/// Enumerations with raw texts conform by saying so.
extension ConfigurationValue where Self: RawRepresentable<String> & CaseIterable {
    /// All cases.
    public static var expectation: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }
    /// Reads the raw value, in any case.
    public init?(configurationText: String) { self.init(rawValue: configurationText.lowercased()) }
    /// The raw value.
    public var configurationText: String { rawValue }
}
