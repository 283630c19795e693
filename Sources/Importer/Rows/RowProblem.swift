internal import Benefits

/// One thing that is wrong with a row, for the person who keyed it. Holds no value of the row.
struct RowProblem: Sendable, Equatable {
    /// JSON Pointer into the answers; empty for the row as a whole.
    let pointer: String
    /// Stable, kebab-case.
    let code: String
    /// A Polish sentence that says what to do.
    let message: String
    /// The column or element that the pointer is filled from.
    let column: String?

    init(pointer: String = "", code: String, message: String, column: String? = nil) {
        self.pointer = pointer
        self.code = code
        self.message = message
        self.column = column
    }

    init(_ problem: FormProblem, column: String?) {
        self.init(pointer: problem.pointer, code: problem.code, message: problem.message, column: column)
    }
}
