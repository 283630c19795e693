internal import Applications
internal import Postgres
internal import Projection

/// Supplements to the family allowance (dodatki) that are asked for, one row for each child and kind.
enum SupplementRows {
    static let table = TableDefinition(
        "supplement",
        [
            .init("application_id", .uuid), .init("ordinal", .int4), .init("child_ordinal", .int4),
            .init("kind", .text), .init("school_year", .text), .init("ground", .text), .init("for_from", .date),
            .init("for_to", .date), .init("employer", .text), .init("employed_from", .date),
        ])

    static func write(_ children: [FamilyCircle.Child], of form: FiledForm, to changes: inout RowChanges) {
        var ordinal: Int32 = 0
        for (index, child) in children.enumerated() {
            for supplement in child.answers["supplements"].elements {
                ordinal += 1
                let leave = supplement["parentalLeave"]
                // A kind has at most one of the two spans.
                let span = leave.isMissing ? supplement["temporaryRegistration"] : leave
                changes.append(
                    [
                        form.applicationID, .int4(ordinal), .int4(Int32(index + 1)), supplement["kind"].text,
                        supplement["schoolYear"].text, supplement["loneParentGround"].text, span["from"].date,
                        span["to"].date, leave["employer"].text, leave["employedFrom"].date,
                    ], to: table)
            }
        }
    }
}
