/// What is wrong with one key. Never holds the value of a secret.
public struct ConfigurationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable codes.
    public enum Code: String, Error, Sendable, CaseIterable {
        case missing
        case malformed
        case notAllowed = "not-allowed"
        case fileUnreadable = "file-unreadable"
        case fileMalformed = "file-malformed"
        case unknownKey = "unknown-key"
        case undeclaredKey = "undeclared-key"
    }

    /// What happened.
    public let code: Code
    /// Dotted name.
    public let key: String
    /// The variable to set.
    public let environmentName: String
    /// What would be right.
    public let expected: String
    /// What was there; nil for secrets and for missing values.
    public let given: String?

    /// One line for an operator.
    public var description: String {
        let name = "\(environmentName) (\(key))"
        let got = given.map { ", got \"\($0.prefix(80))\"" } ?? ""
        return switch code {
        case .missing: "\(name) is not set; expected \(expected)"
        case .malformed, .notAllowed: "\(name) is wrong: expected \(expected)\(got)"
        case .fileUnreadable: "\(name) names a file that cannot be read: expected \(expected)\(got)"
        case .fileMalformed: "\(name) names a file with wrong content: expected \(expected)\(got)"
        case .unknownKey: "\(key) in the configuration file is no key of this service; \(expected)"
        case .undeclaredKey: "\(name) is read by the service but not declared among its keys"
        }
    }
}

/// Everything that is wrong with a configuration, at once.
public struct ConfigurationErrors: Error, Sendable, Hashable, CustomStringConvertible {
    /// At least one.
    public let problems: [ConfigurationProblem]

    /// Wraps problems.
    public init(_ problems: [ConfigurationProblem]) {
        self.problems = problems
    }

    /// One line each.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
