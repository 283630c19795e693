/// One thing an applicant has to mend. Holds no value of the application, so it may be answered to whoever sent it;
/// the pointer of an unknown field repeats that field's name.
public struct FormProblem: Sendable, Equatable {
    /// JSON Pointer to the field; for a missing field, to where it belongs.
    public let pointer: String
    /// Stable code, kebab-case: `required`, `too-long`, `invalid-pesel`, `sum-differs` …
    public let code: String
    /// A Polish sentence that says what to do.
    public let message: String

    /// A problem with all its parts.
    public init(pointer: String, code: String, message: String) {
        self.pointer = pointer
        self.code = code
        self.message = message
    }
}
