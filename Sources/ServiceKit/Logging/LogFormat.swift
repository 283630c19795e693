/// The shape of log lines.
public enum LogFormat: String, Sendable, CaseIterable, ConfigurationValue {
    case json
    case text
}
