/// Exit codes of a process, from sysexits.h.
public struct ExitCode: RawRepresentable, Sendable, Hashable {
    /// What the operating system gets.
    public let rawValue: Int32

    /// Any code.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// Ended as asked.
    public static let success = ExitCode(rawValue: 0)
    /// Something the service needs is not there (EX_UNAVAILABLE).
    public static let unavailable = ExitCode(rawValue: 69)
    /// An error of the program (EX_SOFTWARE).
    public static let software = ExitCode(rawValue: 70)
    /// The configuration is wrong (EX_CONFIG).
    public static let configuration = ExitCode(rawValue: 78)
}
