internal import Applications
internal import Postgres
internal import Projection

/// Stays of family members abroad, one row each: within the EU, EEA and Switzerland they lead to the wojewoda (GK).
enum StayRows {
    static let table = TableDefinition(
        "stay",
        [
            .init("application_id", .uuid), .init("ordinal", .int4), .init("person_name", .text),
            .init("country", .text), .init("activity", .text), .init("stay_from", .date), .init("stay_to", .date),
            .init("has_foreign_benefit", .bool),
        ])

    static func write(_ form: FiledForm, to changes: inout RowChanges) {
        for (index, stay) in form.answers["coordination"]["stays"].elements.enumerated() {
            changes.append(
                [
                    form.applicationID, .int4(Int32(index + 1)), stay["person"].text, stay["country"].text,
                    stay["activity"].text, stay["from"].date, stay["to"].date, stay["foreignBenefit"].flag,
                ], to: table)
        }
    }
}
