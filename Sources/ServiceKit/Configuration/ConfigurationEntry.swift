/// A configuration key without its type: what documentation, listing and checking need.
public struct ConfigurationEntry: Sendable {
    /// Dotted name.
    public let name: String
    /// The environment variable.
    public let environmentName: String
    /// One sentence.
    public let meaning: String
    /// Type, range and unit in words.
    public let expectation: String
    /// The default as text; nil without one.
    public let defaultText: String?
    /// Whether the service refuses to start without it.
    public let isRequired: Bool
    /// Whether the value is masked everywhere.
    public let isSecret: Bool
    /// Normalizes a text; throws what is wrong with it.
    let resolve: @Sendable (String?) throws(ConfigurationProblem) -> String?

    init<Value>(_ key: ConfigurationKey<Value>) {
        name = key.name
        environmentName = key.environmentName
        meaning = key.meaning
        expectation = key.expectation
        defaultText = key.defaultValue.map(\.configurationText)
        isRequired = key.isRequired && key.defaultValue == nil
        isSecret = key.isSecret
        resolve = { text throws(ConfigurationProblem) in try key.resolve(text)?.configurationText }
    }
}
