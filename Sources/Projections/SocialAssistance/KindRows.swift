internal import Applications
internal import Postgres
internal import Projection

/// Words that were ticked in lists of the form, one row each, with the list they come from.
struct KindRows: Sendable {
    let table: TableDefinition

    /// What is needed.
    static let needs = KindRows("need")
    /// Why it is needed.
    static let hardships = KindRows("hardship")

    private init(_ name: String) {
        table = TableDefinition(
            name,
            [
                .init("application_id", .uuid), .init("ordinal", .int4), .init("category", .text),
                .init("kind", .text),
            ])
    }

    func write(_ lists: [(category: String, Answer)], of form: FiledForm, to changes: inout RowChanges) {
        var ordinal: Int32 = 0
        for (category, list) in lists {
            for kind in list.elements.compactMap(\.string) {
                ordinal += 1
                changes.append([form.applicationID, .int4(ordinal), .text(category), .text(kind)], to: table)
            }
        }
    }
}
