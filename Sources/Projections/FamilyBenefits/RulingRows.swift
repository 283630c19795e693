internal import Applications
internal import Postgres
internal import Projection

/// Rulings of disability that the form names, one row each.
enum RulingRows {
    static let table = TableDefinition(
        "ruling",
        [
            .init("application_id", .uuid), .init("ordinal", .int4), .init("person_ordinal", .int4),
            .init("kind", .text), .init("issuer", .text), .init("number", .text), .init("issued_on", .date),
            .init("valid_until", .date),
        ])

    static func write(_ circle: FamilyCircle, of form: FiledForm, to changes: inout RowChanges) {
        var ordinal: Int32 = 0
        func append(_ ruling: Answer, kind: String?, of person: Int32, to changes: inout RowChanges) {
            guard !ruling.isMissing else { return }
            ordinal += 1
            changes.append(
                [
                    form.applicationID, .int4(ordinal), .int4(person), .optionalText(kind), ruling["issuer"].text,
                    ruling["number"].text, ruling["issuedOn"].date, ruling["validUntil"].date,
                ], to: table)
        }
        for child in circle.children {
            let (ruling, detail) = (child.answers["ruling"], child.answers["disabilityRuling"])
            append(ruling, kind: ruling["kind"].string, of: child.person, to: &changes)
            append(detail, kind: child.answers["disability"].string, of: child.person, to: &changes)
        }
        let ground = form.answers["ground"]
        append(ground["ruling"], kind: ground["kind"].string, of: circle.concerned, to: &changes)
    }
}
