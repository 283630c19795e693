internal import Applications
internal import Postgres
internal import Projection

/// Enforcement titles (tytuły wykonawcze), one for each entitled person, with the bailiff who enforces all of them.
enum EnforcementTitleRows {
    static let table = TableDefinition(
        "enforcement_title",
        [
            .init("application_id", .uuid), .init("ordinal", .int4), .init("kind", .text), .init("court", .text),
            .init("case_number", .text), .init("issued_on", .date), .init("monthly_grosze", .int8),
            .init("payable_from", .date), .init("bailiff_name", .text), .init("bailiff_seat", .text),
            .init("bailiff_case_number", .text),
        ])

    static func write(_ entitled: [AlimonyParties.Entitled], of form: FiledForm, to changes: inout RowChanges) {
        let bailiff = form.answers["enforcement"]["bailiff"]
        for (index, entitled) in entitled.enumerated() {
            let title = entitled.answers["enforcementTitle"]
            guard !title.isMissing else { continue }
            changes.append(
                [
                    form.applicationID, .int4(Int32(index + 1)), title["kind"].text, title["court"].text,
                    title["caseNumber"].text, title["issuedOn"].date, title["monthlyGrosze"].grosze,
                    title["payableFrom"].date, bailiff["name"].text, bailiff["seat"].text,
                    bailiff["caseNumber"].text,
                ], to: table)
        }
    }
}
