import Applications
import ArgumentParser
import Foundation
import Postgres
import Projections

/// Records that projections set aside.
struct ParkedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parked", abstract: "Records set aside: what they are, and trying them again.",
        subcommands: [ListParked.self, RetryParked.self])
}

/// Lists them, without data.
struct ListParked: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists records set aside.")

    @Argument(help: "Only of this projection: a read model, or notifier.")
    var projection: String?

    func run() async throws {
        try await CommandFailure.reporting {
            let rows = try await ReadModelTools().withConnection { connection in
                try await connection.query(
                    """
                    select p.projection, p.version, p.topic, p.partition, p.record_offset, p.application_id::text,
                           p.reason, p.detail
                      from projection.parked p
                     where $1::text is null or p.projection = $1
                     order by p.projection, p.version, p.topic, p.partition, p.record_offset
                    """, [.optionalText(projection)])
            }
            for row in rows {
                let place = "\(try row.text(2))[\(try row.int4(3))]@\(try row.int8(4))"
                let cells = [
                    "\(try row.text(0)) v\(try row.int4(1))", place, try row.optionalText(5) ?? "-", try row.text(6),
                    try row.text(7),
                ]
                print(cells.joined(separator: "\t"))
            }
            if rows.isEmpty { print("nothing is set aside") }
        }
    }
}

/// Asks the projector to fold them again, in their order.
struct RetryParked: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Has records set aside folded again, application by application, in order.",
        discussion: """
            The projector that owns the partition does it, so it must run. Records that still cannot be read stay set \
            aside; exit code 2 then.
            """)

    @Argument(help: "Which projection: a read model, or notifier.")
    var projection: String

    @Option(help: "Only this application.")
    var application: String?

    @Option(help: "Seconds to wait for the projector.")
    var wait = 60

    func run() async throws {
        try await CommandFailure.reporting {
            let id = try application.map { text throws(CommandFailure) in
                guard let uuid = UUID128(text) else {
                    throw CommandFailure(.failed, "\(text) is no application id; wniosekctl parked list shows them")
                }
                return PostgresValue.uuid(high: uuid.high, low: uuid.low)
            }
            try await ReadModelTools().withConnection { connection in
                try await retry(id ?? .null, on: connection)
            }
        }
    }

    private func retry(_ application: PostgresValue, on connection: PostgresConnection) async throws {
        let key: [PostgresValue] = [.text(projection), application]
        let asked = try await connection.query(
            """
            update projection.parked p set release_requested_at = now()
             where p.projection = $1 and ($2::uuid is null or p.application_id = $2)
               and not exists (select from projection.version v
                                where v.projection = p.projection and v.version = p.version and v.state <> 'live')
            returning 1
            """, key)
        if asked.isEmpty { return print("nothing is set aside") }
        let end = ContinuousClock.now + .seconds(wait)
        while ContinuousClock.now < end {
            let rows = try await connection.query(
                """
                select count(*) filter (where release_requested_at is not null), count(*)
                  from projection.parked p
                 where p.projection = $1 and ($2::uuid is null or p.application_id = $2)
                   and not exists (select from projection.version v
                                    where v.projection = p.projection and v.version = p.version and v.state <> 'live')
                """, key)
            let (waiting, left) = (try rows.first?.int(0) ?? 0, try rows.first?.int(1) ?? 0)
            if waiting == 0 {
                print("\(asked.count - min(left, asked.count)) of \(asked.count) released")
                guard left == 0 else {
                    throw CommandFailure(
                        .differs, "\(left) are still set aside; see: wniosekctl parked list \(projection)")
                }
                return
            }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw CommandFailure(
            .unavailable, "no projector of \(projection) has taken it up within \(wait) s; it will when it runs")
    }
}
