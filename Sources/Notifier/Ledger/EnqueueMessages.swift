import Applications
import Postgres
import Projection

/// Ledger rows for a batch. An application without an address gets none; a key known already stays as it is.
struct EnqueueMessages: PostgresStatement {
    let messages: [QueuedMessage]

    static let sql = """
        insert into notifier.message
               (dedupe_key, message_id, application_id, version, template, channel, recipient, language, facts,
                state, settled_at)
        select m.dedupe_key, m.message_id, m.application_id, m.version, m.template, m.channel, r.email, r.language,
               m.facts, case when m.too_old then 'suppressed' else 'pending' end,
               case when m.too_old then now() end
          from unnest($1::text[], $2::text[], $3::uuid[], $4::int4[], $5::text[], $6::text[], $7::jsonb[], $8::bool[])
               as m (dedupe_key, message_id, application_id, version, template, channel, facts, too_old)
          join notifier.recipient r on r.application_id = m.application_id
        on conflict (dedupe_key) do nothing
        """

    var parameters: [PostgresValue] {
        [
            .textArray(messages.map(\.dedupeKey)), .textArray(messages.map(\.messageID)),
            .uuidArray(messages.map(\.application.postgres)), .int4Array(messages.map { Int32($0.version) }),
            .textArray(messages.map(\.template.rawValue)), .textArray(messages.map { _ in QueuedMessage.channel }),
            .jsonbArray(messages.map { $0.facts.encoded() }), .boolArray(messages.map(\.isTooOld)),
        ]
    }

}
