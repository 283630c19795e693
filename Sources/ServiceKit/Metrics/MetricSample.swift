/// One number read at the moment of a scrape, with its full name.
public struct MetricSample: Sendable, Hashable {
    /// The name as it is written.
    public let name: String
    /// The type.
    public let kind: MetricDefinition.Kind
    /// One sentence.
    public let help: String
    /// The number.
    public let value: Double

    /// See the properties.
    public init(_ name: String, _ kind: MetricDefinition.Kind, _ help: String, value: Double) {
        self.name = name
        self.kind = kind
        self.help = help
        self.value = value
    }
}
