/// A file under `schemas/forms` that cannot be used. Definitions hold no personal data, so the reason may quote them.
public struct FormLoadError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Path relative to `schemas/forms`.
    public let file: String
    /// JSON Pointer to the place at fault; empty for the whole file.
    public let pointer: String
    /// What is wrong and what was expected.
    public let reason: String

    init(file: String, pointer: String, reason: String) {
        self.file = file
        self.pointer = pointer
        self.reason = reason
    }

    /// File, place and reason in one line.
    public var description: String { "schemas/forms/\(file)#\(pointer): \(reason)" }
}
