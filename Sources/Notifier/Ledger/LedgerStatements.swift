import Postgres

/// A message taken for sending.
struct LeasedMessage: Sendable {
    let dedupeKey: String
    let messageID: String
    let template: String
    let recipient: String
    let language: String
    let facts: [UInt8]
    let attempt: Int
}

/// Takes the next due message: from here until it is settled, its row says `sending`.
struct LeaseMessage: PostgresStatement {
    let sender: String
    let leaseSeconds: Int

    static let sql = """
        update notifier.message m
           set state = 'sending', attempt = m.attempt + 1, leased_by = $1,
               leased_until = now() + make_interval(secs => $2)
         where m.dedupe_key = (
                   select dedupe_key from notifier.message
                    where state = 'pending' and due_at <= now()
                    order by due_at
                    limit 1
                      for update skip locked)
        returning m.dedupe_key, m.message_id, m.template, m.recipient, m.language, m.facts::text, m.attempt
        """

    var parameters: [PostgresValue] { [.text(sender), .float8(Double(leaseSeconds))] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> LeasedMessage {
        LeasedMessage(
            dedupeKey: try row.text(0), messageID: try row.text(1), template: try row.text(2),
            recipient: try row.text(3), language: try row.text(4), facts: Array(try row.text(5).utf8),
            attempt: Int(try row.int4(6)))
    }
}

/// Ends a lease. The attempt and the sender must still be those of the lease; a row that was declared `unknown`
/// meanwhile may still learn its true end from the sender that held it.
struct SettleMessage: PostgresStatement {
    let dedupeKey: String
    let sender: String
    let attempt: Int
    let state: String
    let reply: String?
    let retryAfterSeconds: Int

    static let sql = """
        update notifier.message
           set state = $4, reply = $5, leased_until = null,
               due_at = now() + make_interval(secs => $6),
               settled_at = case when $4 = 'pending' then null else now() end
         where dedupe_key = $1 and leased_by = $2 and attempt = $3
           and (state = 'sending' or (state = 'unknown' and $4 in ('sent', 'failed')))
        """

    var parameters: [PostgresValue] {
        [
            .text(dedupeKey), .text(sender), .int4(Int32(attempt)), .text(state), reply.map { .text($0) } ?? .null,
            .float8(Double(retryAfterSeconds)),
        ]
    }

}

/// Messages whose sender died while it held them: whether the mail server has them cannot be known.
struct DeclareUnknown: PostgresStatement {
    static let sql = """
        update notifier.message
           set state = 'unknown', settled_at = now(), reply = 'the sender stopped before the answer'
         where state = 'sending' and leased_until < now()
        returning dedupe_key
        """

    var parameters: [PostgresValue] { [] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> String { try row.text(0) }
}

/// Number of messages by state, for metrics.
struct CountMessages: PostgresStatement {
    struct Row: Sendable {
        let state: String
        let count: Int64
    }

    static let sql = "select state, count(*) from notifier.message group by state"

    var parameters: [PostgresValue] { [] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(state: try row.text(0), count: try row.int8(1))
    }
}
