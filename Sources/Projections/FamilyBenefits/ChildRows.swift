internal import Applications
internal import Postgres
internal import Projection

/// Children, and others whom a benefit is asked for, one row each.
enum ChildRows {
    static let table = TableDefinition(
        "child",
        [
            .init("application_id", .uuid), .init("ordinal", .int4), .init("person_ordinal", .int4),
            .init("carer", .text), .init("care_since", .date), .init("lives_with_applicant", .bool),
            .init("citizenship", .text), .init("studying", .text), .init("school_name", .text),
            .init("school_city", .text), .init("class_or_year", .int4), .init("disability", .text),
            .init("medical_care", .text),
        ])

    static func write(_ children: [FamilyCircle.Child], of form: FiledForm, to changes: inout RowChanges) {
        for (index, child) in children.enumerated() {
            let (answers, school) = (child.answers, child.answers["school"])
            changes.append(
                [
                    form.applicationID, .int4(Int32(index + 1)), .int4(child.person), .optionalText(child.carer),
                    careSince(answers, form.answers), answers["livesWithApplicant"].yesNo,
                    answers["citizenship"].text, answers["studying"].text, school["name"].text,
                    school["address"]["city"].text, school["classOrYear"].count, answers["disability"].text,
                    answers["medicalCare"].text,
                ], to: table)
        }
    }

    /// Three forms ask it in three places.
    private static func careSince(_ child: Answer, _ form: Answer) -> PostgresValue {
        for day in [child["careSince"], child["takenIntoCareOn"], form["claim"]["takenIntoCareOn"]]
        where !day.isMissing { return day.date }
        return .null
    }
}
