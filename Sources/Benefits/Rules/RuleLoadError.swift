/// A file under `schemas/rules` that cannot be used. Rules hold no personal data, so the reason may quote them.
public struct RuleLoadError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Problem: String, Sendable, Hashable, CaseIterable {
        /// A file is not there.
        case missingFile = "missing-file"
        /// A JSON file is not what it should be.
        case badDefinition = "bad-definition"
        /// The heading or the number of columns is not that of the table.
        case badColumns = "bad-columns"
        /// `keys.json` does not have the key.
        case unknownKey = "unknown-key"
        /// `keys.json` has a key without rows that is not local.
        case missingRows = "missing-rows"
        /// Only local keys may stand in `local.csv`.
        case notLocal = "not-local"
        /// Not a unit of the table, or not the key's.
        case badUnit = "bad-unit"
        /// Not a day as YYYY-MM-DD.
        case badDate = "bad-date"
        /// Not a plain decimal.
        case badValue = "bad-value"
        /// Not a confidence mark, a remark without Polish text, or a mark that does not go with the value.
        case badConfidence = "bad-confidence"
        /// A code that `sources.json` does not have, or no source where one is needed.
        case badSource = "bad-source"
        /// The row ends before it begins.
        case reversed
        /// Two rows of a key begin on the same day.
        case duplicate
        /// Two rows of a key share days.
        case overlap
        /// Days between two rows of a key have no row.
        case gap
        /// Only the first row of a key may have no first day.
        case openStart = "open-start"
    }

    /// Path relative to `schemas/rules`.
    public let file: String
    /// Line, counted from 1; nil for the whole file.
    public let line: Int?
    /// The key, when a row or a definition of one is at fault.
    public let key: String?
    /// What is wrong.
    public let problem: Problem
    /// What was found.
    public let reason: String
    /// What to do.
    public let remedy: String

    init(
        _ problem: Problem, file: String, line: Int? = nil, key: String? = nil, reason: String, remedy: String
    ) {
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
        self.reason = reason
        self.remedy = remedy
    }

    init(_ error: FormLoadError) {
        self.init(
            .badDefinition, file: error.file, reason: "\(error.pointer): \(error.reason)",
            remedy: "correct the file as schemas/rules/README.md describes it")
    }

    /// Place, problem and remedy in one line.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "schemas/rules/\(place): \(key.map { "\($0): " } ?? "")\(problem.rawValue): \(reason); \(remedy)"
    }
}
