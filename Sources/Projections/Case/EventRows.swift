internal import Applications
internal import EventLog
internal import Kafka
internal import Postgres
internal import Projection

/// A row of every event: that it happened, which stays for ever, and what it says, which an erasure empties.
enum EventRows {
    static func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        let (event, state, position) = (accepted.event, accepted.state, accepted.position)
        changes.append(
            [
                .uuid(state.id.postgres), .int4(Int32(clamping: state.version)), .uuid(event.metadata.id.postgres),
                .text(event.body.kind.rawValue), .text(event.metadata.actor.wire),
                .timestamptz(microsecondsSince1970: event.metadata.time.milliseconds * 1000),
                .text(state.status.rawValue), .jsonb(withoutForm(event.body).encoded()), .text(position.topic),
                .int4(position.partition), .int8(position.offset),
            ], to: CaseTables.event)
    }

    /// The form is kept once, as corrected last, in `answer`; the address for notices in `contact`.
    private static func withoutForm(_ body: EventBody) -> EventBody {
        switch body {
        case .submitted(let submitted):
            .submitted(
                Submitted(
                    form: submitted.form, channel: submitted.channel, language: submitted.language,
                    dataSha256: submitted.dataSha256, trackingCodeSha256: submitted.trackingCodeSha256,
                    idempotencyKeySha256: submitted.idempotencyKeySha256, documents: submitted.documents,
                    answers: OpaqueJSON(bytes: Array("{}".utf8))))
        case .supplemented(let supplement):
            .supplemented(
                Supplemented(
                    channel: supplement.channel, dataSha256: supplement.dataSha256, documents: supplement.documents))
        default: body
        }
    }
}
