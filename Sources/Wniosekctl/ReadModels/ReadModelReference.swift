/// The reference of the contract as Markdown. Pure: the same views and examples give the same text.
struct ReadModelReference {
    private let views: [ReadableView]
    /// Views that are the same in more than one schema.
    private let shared: [(view: ReadableView, schemas: [String])]
    private let examples: [ReadModelExample]

    /// - Parameter views: with one column or several each, columns of one view in a row.
    init(views: [ReadableView], examples: [ReadModelExample]) {
        var whole: [ReadableView] = []
        for view in views {
            if let last = whole.last, last.schema == view.schema, last.name == view.name {
                whole[whole.count - 1].columns += view.columns
            } else {
                whole.append(view)
            }
        }
        self.views = whole
        shared = Self.shared(among: whole)
        self.examples = examples
    }

    var markdown: String {
        var parts = [Self.opening, schemaTable]
        if !shared.isEmpty {
            parts.append("## Views that several schemas have")
            parts += shared.map { Self.chapter($0.view, of: $0.schemas) }
        }
        for schema in schemas {
            let own = own(schema)
            guard !own.isEmpty else { continue }
            parts.append("## Views of `\(schema)` only")
            parts += own.map { Self.chapter($0, of: []) }
        }
        if !examples.isEmpty {
            parts.append("## Examples\n\nEach runs as it stands; the tests run them as a reader.")
            parts += examples.map { "### \($0.title)\n\n\($0.purpose)\n\n```sql\n\($0.sql)\n```" }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static let opening = """
        # Read models

        Written by `wniosekctl read-models document` from the comments in the database; do not edit. These views are the contract
        for caseworkers' tools: names, types and meaning stay when a read model is rebuilt or replaced. Columns and views may be
        added, so name the columns you read. How a tool gets access, what it sees and how it hears of changes:
        [caseworker tools](caseworker-tools.md).

        A column marked *never null* has a value in every row; of the others it is not known, or null means what the text says.
        """

    private var schemas: [String] {
        views.reduce(into: []) { if !$0.contains($1.schema) { $0.append($1.schema) } }
    }

    private static func shared(among views: [ReadableView]) -> [(view: ReadableView, schemas: [String])] {
        var found: [(view: ReadableView, schemas: [String])] = []
        for view in views {
            if let place = found.firstIndex(where: { $0.view.isSame(as: view) }) {
                found[place].schemas.append(view.schema)
            } else {
                found.append((view, [view.schema]))
            }
        }
        return found.filter { $0.schemas.count > 1 }.sorted { comesBefore($0.view, $1.view) }
    }

    private var schemaTable: String {
        let rows = schemas.map { schema in
            let own = own(schema).map { "[`\($0.name)`](#\(Self.anchor(of: $0)))" }
            let common = shared.contains { $0.schemas.contains(schema) } ? ["[shared](#\(Self.sharedAnchor))"] : []
            let comment = views.first { $0.schema == schema }?.schemaComment
            return "| `\(schema)` | \(Self.cell(comment)) | \((common + own).joined(separator: ", ")) |"
        }
        return (["## Schemas", "", "| schema | what it holds | views |", "|---|---|---|"] + rows).joined(
            separator: "\n")
    }

    private static func chapter(_ view: ReadableView, of schemas: [String]) -> String {
        let title = schemas.isEmpty ? "\(view.schema).\(view.name)" : view.name
        var lines = ["### `\(title)`", ""]
        if let comment = view.comment { lines += [prose(comment), ""] }
        if !schemas.isEmpty {
            lines += ["In " + schemas.map { "`\($0)`" }.joined(separator: ", ") + ".", ""]
        }
        lines += ["| column | type | never null | meaning |", "|---|---|---|---|"]
        lines += view.columns.map {
            "| `\($0.name)` | \($0.type) | \($0.isNeverNull ? "yes" : "") | \(cell($0.comment)) |"
        }
        return lines.joined(separator: "\n")
    }

    /// Views of the schema that no other has in the same way.
    private func own(_ schema: String) -> [ReadableView] {
        views.filter { view in view.schema == schema && !shared.contains { $0.view.isSame(as: view) } }
            .sorted(by: Self.comesBefore)
    }

    private static let sharedAnchor = "views-that-several-schemas-have"

    /// As GitHub makes anchors of headings: without punctuation but `_` and `-`.
    private static func anchor(of view: ReadableView) -> String { "\(view.schema)\(view.name)" }

    private static func cell(_ text: String?) -> String {
        prose(text ?? "").replacing("|", with: "\\|").replacing("\n", with: " ")
    }

    /// A comment in the database is plain text: `<benefit>` in it is no tag.
    private static func prose(_ text: String) -> String { text.replacing("<", with: "\\<") }

    /// The case first, then what belongs to it; a benefit's own views after those that all benefits have.
    private static func comesBefore(_ one: ReadableView, _ other: ReadableView) -> Bool {
        let first = [
            "applications", "people", "incomes", "timeline", "deadlines", "decisions", "payments", "documents",
            "workload", "outcomes",
        ]
        func place(_ view: ReadableView) -> Int { first.firstIndex(of: view.name) ?? first.count }
        return (place(one), one.name) < (place(other), other.name)
    }
}
