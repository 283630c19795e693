internal import Applications
internal import Postgres
internal import Projection

/// The ledger's messages about an application, oldest first.
struct MessagesOfApplication: PostgresStatement {
    let application: ApplicationID

    static let sql = """
        select version, template, channel, recipient, state, created_at, settled_at
          from notifier.message
         where application_id = $1
         order by version, created_at, dedupe_key
        """

    var parameters: [PostgresValue] { [.uuid(application.postgres)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> CaseMessage {
        CaseMessage(
            version: try row.int(0), template: try row.text(1), channel: try row.text(2), recipient: try row.text(3),
            state: try row.text(4), createdAt: Instant(milliseconds: try row.timestamptz(5) / 1000),
            settledAt: try row.optionalTimestamptz(6).map { Instant(milliseconds: $0 / 1000) })
    }
}
