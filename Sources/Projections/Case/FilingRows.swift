internal import Applications
internal import Kafka
internal import Postgres
internal import Projection

/// Rows of the filing that no later event changes.
enum FilingRows {
    static func write(_ submitted: Submitted, of accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        let (state, position) = (accepted.state, accepted.position)
        changes.append(
            [
                .uuid(state.id.postgres), .text(Reference(for: state.id).text),
                .timestamptz(microsecondsSince1970: state.filedAt.milliseconds * 1000),
                .text(submitted.channel.rawValue), .text(submitted.language.rawValue), .text(submitted.form.id),
                .text(submitted.form.version), .text(position.topic), .int4(position.partition),
                .int8(position.offset),
            ], to: CaseTables.filing)
        guard let contact = submitted.contact, contact.email != nil || contact.phone != nil else { return }
        changes.append(
            [.uuid(state.id.postgres), .optionalText(contact.email), .optionalText(contact.phone)],
            to: CaseTables.contact)
    }
}
