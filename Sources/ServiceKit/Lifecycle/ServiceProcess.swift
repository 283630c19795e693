internal import Foundation

/// The outermost frame of an executable.
public enum ServiceProcess {
    /// Runs the body and ends the process. An error becomes one clear sentence with a hint on standard error, and an
    /// exit code: 78 for the configuration, 69 for something that is not there, 70 for an error of the program.
    ///
    /// - Parameter name: what the sentence begins with.
    public static func run(_ name: String, _ body: @Sendable () async throws -> Void) async -> Never {
        MemoryArenas.limit()
        do {
            try await body()
            exit(ExitCode.success.rawValue)
        } catch {
            let failure = StartupFailure(error)
            let text = Redaction.redacted("\(name): \(failure)\n")
            FileHandle.standardError.write(Data(text.utf8))
            exit(failure.exitCode.rawValue)
        }
    }
}
