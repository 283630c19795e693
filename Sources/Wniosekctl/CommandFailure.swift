import ArgumentParser
import Foundation

/// Ends a command: one sentence on standard error and an exit code.
struct CommandFailure: Error, CustomStringConvertible {
    enum Cause: Int32 {
        case failed = 1
        case differs = 2
        case unavailable = 69
        case configuration = 78
    }

    let cause: Cause
    let description: String

    init(_ cause: Cause, _ description: String) {
        self.cause = cause
        self.description = description
    }

    /// Runs a command's body and turns its failure into text and exit code.
    static func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let failure as CommandFailure {
            FileHandle.standardError.write(Data("wniosekctl: \(failure)\n".utf8))
            throw ExitCode(failure.cause.rawValue)
        }
    }
}
