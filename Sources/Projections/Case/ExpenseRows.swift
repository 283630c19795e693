internal import Applications
internal import Postgres
internal import Projection

/// Expenses that a form lists, one row each; for benefits whose folder has the table `expense`.
enum ExpenseRows {
    static let table = TableDefinition(
        "expense",
        [
            .init("application_id", .uuid), .init("ordinal", .int4), .init("kind", .text),
            .init("description", .text), .init("amount_grosze", .int8),
        ])

    /// - Parameter components: a list of objects with `kind`, `description` and `amountGrosze`.
    static func write(_ components: Answer, of form: FiledForm, to changes: inout RowChanges) {
        for (index, component) in components.elements.enumerated() {
            changes.append(
                [
                    form.applicationID, .int4(Int32(index + 1)), component["kind"].text, component["description"].text,
                    component["amountGrosze"].grosze,
                ], to: table)
        }
    }
}
