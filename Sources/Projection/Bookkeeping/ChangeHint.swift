internal import Applications
internal import JSON
internal import Postgres

/// Tells listeners which cases changed: a hint, for a listener that is away misses it. Sent with the commit.
struct ChangeHint: PostgresStatement {
    /// More cases than these are announced as `many`; PostgreSQL takes 8,000 bytes.
    static let mostNamed = 50

    let channel: String
    let payload: String

    /// - Parameter channel: nil where nobody listens.
    init?(_ batch: FoldedBatch, channel: String?) {
        guard let channel, !batch.accepted.isEmpty else { return nil }
        self.channel = channel
        var applications = Set(batch.accepted.lazy.prefix(Self.mostNamed + 1).map(\.state.id))
        if batch.accepted.count > Self.mostNamed { applications = Set(batch.accepted.lazy.map(\.state.id)) }
        var writer = JSONWriter()
        writer.beginObject()
        if applications.count > Self.mostNamed {
            writer.member("applications", "many")
        } else {
            writer.key("applications")
            writer.beginArray()
            for application in applications.map(\.description).sorted() { writer.string(application) }
            writer.endArray()
        }
        writer.endObject()
        payload = String(decoding: writer.finish(), as: UTF8.self)
    }

    static let sql = "select pg_notify($1, $2)"

    var parameters: [PostgresValue] { [.text(channel), .text(payload)] }
}
