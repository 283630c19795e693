/// A file under `schemas/content` that cannot be used. Pages hold no personal data, so the reason may quote them.
public struct ContentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Path relative to `schemas/content`.
    public let file: String
    /// Line, counted from 1; nil for the whole file.
    public let line: Int?
    /// What was found and what to write, in a sentence.
    public let reason: String

    init(_ file: String, _ line: Int? = nil, _ reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// Place and reason in one line.
    public var description: String { "schemas/content/\(line.map { "\(file):\($0)" } ?? file): \(reason)" }
}
