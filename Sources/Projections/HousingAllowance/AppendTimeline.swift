internal import Applications
internal import EventLog
internal import Kafka
internal import Postgres
internal import Projection

/// Accepted events in their order.
struct AppendTimeline: PostgresStatement {
    let events: [FoldedBatch.Accepted]

    static let sql = """
        insert into housing_allowance.timeline
               (application_id, version, event_id, event_kind, actor, occurred_at, status, data, topic, partition,
                record_offset)
        select * from unnest($1::uuid[], $2::int4[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
                             $8::jsonb[], $9::text[], $10::int4[], $11::int8[])
        """

    var parameters: [PostgresValue] {
        [
            .uuidArray(events.map(\.state.id.postgres)), .int4Array(events.map { Int32($0.state.version) }),
            .uuidArray(events.map(\.event.metadata.id.postgres)), .textArray(events.map(\.event.body.kind.rawValue)),
            .textArray(events.map(\.event.metadata.actor.wire)),
            .timestamptzArray(events.map { $0.event.metadata.time.milliseconds * 1000 }),
            .textArray(events.map(\.state.status.rawValue)), .jsonbArray(events.map(Self.data)),
            .textArray(events.map(\.position.topic)), .int4Array(events.map(\.position.partition)),
            .int8Array(events.map(\.position.offset)),
        ]
    }

    /// The event's data, but not the form a second time.
    private static func data(_ accepted: FoldedBatch.Accepted) -> [UInt8] {
        guard case .submitted(let submitted) = accepted.event.body else { return accepted.event.body.encoded() }
        let withoutForm = Submitted(
            form: submitted.form, channel: submitted.channel, language: submitted.language,
            dataSha256: submitted.dataSha256, trackingCodeSha256: submitted.trackingCodeSha256,
            idempotencyKeySha256: submitted.idempotencyKeySha256, contact: nil,
            answers: OpaqueJSON(bytes: Array("{}".utf8)))
        return EventBody.submitted(withoutForm).encoded()
    }
}
