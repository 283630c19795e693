/// Why a process cannot start or go on, for the person who started it.
public struct StartupFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence without a full stop.
    public let sentence: String
    /// What to do.
    public let hint: String
    /// What the process ends with.
    public let exitCode: ExitCode

    /// See the properties.
    public init(_ sentence: String, hint: String, exitCode: ExitCode = .unavailable) {
        self.sentence = sentence
        self.hint = hint
        self.exitCode = exitCode
    }

    /// One line.
    public var description: String { "\(sentence); \(hint)" }

    /// Any error as a failure.
    public init(_ error: any Error) {
        switch error {
        case let failure as StartupFailure:
            self = failure
        case let errors as ConfigurationErrors:
            self.init(
                "the configuration is wrong:\n  "
                    + errors.problems.map(\.description).joined(separator: "\n  ") + "\n",
                hint: "--print-configuration explains every key", exitCode: .configuration)
        case let stopped as ServiceStopped:
            self.init(stopped.description, hint: "the log says what came before", exitCode: .software)
        default:
            self.init(
                "unexpected error: \(error)", hint: "the log says what came before", exitCode: .software)
        }
    }
}

/// A part of the process ended although nobody asked it to.
public struct ServiceStopped: Error, Sendable, Hashable, CustomStringConvertible {
    /// The part.
    public let name: String

    /// One line.
    public var description: String { "\(name) ended by itself" }
}
