/// A question whose answer says whether the service can do its work now.
public struct HealthCheck: Sendable {
    /// Short, lower case, e.g. `kafka`.
    public let name: String
    /// How long an answer may take; then it is "no".
    public let deadline: Duration
    /// How long an answer holds, so that probes do not become load.
    public let validity: Duration
    /// Whether the service is not ready without it; else it is only reported.
    public let isRequired: Bool
    let probe: @Sendable () async -> Answer

    /// The answer.
    public enum Answer: Sendable, Hashable {
        /// Can.
        case passing
        /// Cannot; the reason is for operators and holds no personal data.
        case failing(String)
    }

    /// - Parameter probe: asks; cancelled when late.
    public init(
        _ name: String, deadline: Duration = .seconds(2), validity: Duration = .seconds(1), isRequired: Bool = true,
        probe: @escaping @Sendable () async -> Answer
    ) {
        self.name = name
        self.deadline = deadline
        self.validity = validity
        self.isRequired = isRequired
        self.probe = probe
    }
}
