internal import JSON

/// A row as it was read and mapped, before it is checked against the form.
struct Draft {
    /// First line of the row in its file, from 1.
    let line: Int
    /// The office's own number of the document.
    var documentID: String?
    /// When it came in, as the row says it.
    var receivedOn: String?
    /// Nil when the row could not be read as far as that.
    var answers: JSONDocument?
    /// What was wrong on the way here.
    var problems: [RowProblem] = []
    /// Columns by the JSON Pointer they fill.
    var columns: [String: String] = [:]

    init(line: Int) {
        self.line = line
    }

    /// A row that cannot be read.
    init(line: Int, unreadable problem: RowProblem) {
        self.line = line
        problems = [problem]
    }
}
