internal import Applications
internal import Postgres
internal import Projection

/// Who is entitled to alimony, one row each.
enum EntitledPersonRows {
    static let table = TableDefinition(
        "entitled_person",
        [
            .init("application_id", .uuid), .init("ordinal", .int4), .init("person_ordinal", .int4),
            .init("relation", .text), .init("citizenship", .text), .init("education", .text),
            .init("school_name", .text), .init("school_city", .text), .init("disability", .text),
        ])

    static func write(_ entitled: [AlimonyParties.Entitled], of form: FiledForm, to changes: inout RowChanges) {
        for (index, entitled) in entitled.enumerated() {
            let answers = entitled.answers
            let isApplicant = answers["relation"].string == "self"
            let citizenship = (isApplicant ? form.answers["applicant"] : answers)["citizenship"]
            changes.append(
                [
                    form.applicationID, .int4(Int32(index + 1)), .int4(entitled.person), answers["relation"].text,
                    citizenship.text, answers["education"].text, answers["school"]["name"].text,
                    answers["school"]["city"].text, answers["disability"].text,
                ], to: table)
        }
    }
}
