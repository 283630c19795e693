/// A file under `schemas/importer` that cannot be used. Mappings hold no personal data, so the reason may quote them.
struct MappingError: Error, Equatable, CustomStringConvertible {
    /// Relative to `schemas/importer`.
    let file: String
    /// JSON Pointer to the place at fault; empty for the whole file.
    let pointer: String
    /// What is wrong and what was expected.
    let reason: String

    var description: String { "schemas/importer/\(file)#\(pointer): \(reason)" }
}
