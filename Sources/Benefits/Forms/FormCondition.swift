import JSON

/// When a part of a form is asked.
public struct FormCondition: Sendable, Equatable {
    /// What the named answer must be.
    public enum Test: Sendable, Equatable {
        /// One of these values.
        case isOneOf([String])
        /// None of these values.
        case isNoneOf([String])
        /// Not given.
        case isMissing
    }

    /// JSON Pointer to the answer it depends on.
    public let pointer: String
    /// What that answer must be.
    public let test: Test
    private let path: AnswerPath

    init(_ item: DefinitionReader) throws(FormLoadError) {
        if item.optional("missing") != nil {
            path = try item.path("missing")
            test = .isMissing
        } else {
            path = try item.path("pointer")
            test =
                item.optional("in") == nil
                ? .isNoneOf(try item.strings("notIn")) : .isOneOf(try item.strings("in"))
        }
        pointer = path.text
    }

    /// Whether it holds for these answers. For a path with `*`, `root` is the answers and nothing is found: conditions
    /// inside lists are for the presentation only.
    func holds(in root: JSONCursor) -> Bool {
        let value = path.first(in: root)
        switch test {
        case .isMissing: return value == nil
        case .isOneOf(let values): return value.map { CheckRule.isText($0, anyOf: values) } ?? false
        case .isNoneOf(let values): return !(value.map { CheckRule.isText($0, anyOf: values) } ?? false)
        }
    }
}
