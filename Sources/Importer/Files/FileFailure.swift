internal import Foundation

/// The file system refused something. Ends the process: what was not written is done again after the next start.
struct FileFailure: Error, CustomStringConvertible {
    /// What was to be done, e.g. `open`.
    let operation: String
    let path: String
    /// The system's own words.
    let reason: String

    /// Takes the reason from `errno`, so it must be made right after the call that failed.
    init(_ operation: String, _ path: String) {
        self.operation = operation
        self.path = path
        reason = String(cString: strerror(errno))
    }

    var description: String { "cannot \(operation) \(path): \(reason)" }
}
