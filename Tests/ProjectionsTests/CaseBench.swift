import Applications
import Kafka
import Postgres
import Testing

@testable import Projection

/// A read model's tables in memory, fed with one case through the real fold.
struct CaseBench {
    let model: any TabularReadModel
    private(set) var state: ApplicationState?
    private var tables: [String: [[PostgresValue]]] = [:]
    private var eventCount: UInt64 = 0

    static let application = ApplicationID(UUID128(high: 0x0191_0000_0000_5000, low: 0x8000_0000_0000_0077))
    /// Monday, 21 September 2026, in Warsaw.
    static let filedAt = Instant(milliseconds: 1_789_984_800_000)
    static let filedOn = filedAt.warsawDate

    init(_ model: any TabularReadModel) { self.model = model }

    /// One batch, in which every event must be accepted.
    mutating func batch(_ bodies: [EventBody], by actor: Actor = .applicant) throws {
        var changes = RowChanges(tables: model.definition.tables)
        for body in bodies {
            let event = event(body, by: actor)
            guard case .accepted(let next) = Fold.apply(event, to: state) else {
                Issue.record("the fold refuses \(body.kind.rawValue)")
                continue
            }
            state = next
            let position = RecordPosition(
                topic: "applications.\(next.benefit.rawValue).v1", partition: 4, offset: Int64(eventCount))
            model.write(.init(position: position, event: event, state: next), to: &changes)
        }
        for change in changes.changes {
            var rows = tables[change.table.name] ?? []
            rows.removeAll { row in change.replaced.contains { row.first == .uuid($0.postgres) } }
            if let column = change.table.blankColumn {
                for index in rows.indices
                where change.blanked.contains(where: { rows[index].first == .uuid($0.postgres) }) {
                    rows[index][column] = .jsonb(Array("{}".utf8))
                }
            }
            tables[change.table.name] = rows + change.rows
        }
    }

    /// Rows of a table by column name.
    func rows(_ table: String) throws -> [[String: PostgresValue]] {
        let definition = try #require(model.definition.tables.first { $0.name == table })
        return (tables[table] ?? []).map { row in
            Dictionary(uniqueKeysWithValues: zip(definition.columns.map(\.name), row))
        }
    }

    /// The one row of a table.
    func row(_ table: String) throws -> [String: PostgresValue] {
        let rows = try rows(table)
        try #require(rows.count == 1, "\(table) has \(rows.count) rows")
        return rows[0]
    }

    /// One column of every row of a table.
    func column(_ column: String, of table: String) throws -> [PostgresValue] {
        try rows(table).map { try #require($0[column]) }
    }

    /// Tables that have rows.
    var filledTables: Set<String> { Set(tables.filter { !$0.value.isEmpty }.keys) }

    /// Everything in every table, with JSON and bytes as text.
    var contents: String {
        tables.values.joined().joined().map { value in
            switch value {
            case .jsonb(let bytes), .bytea(let bytes): String(decoding: bytes, as: UTF8.self)
            default: "\(value)"
            }
        }.joined(separator: "\n")
    }

    private mutating func event(_ body: EventBody, by actor: Actor) -> ApplicationEvent {
        eventCount += 1
        return ApplicationEvent(
            metadata: EventMetadata(
                id: EventID(UUID128(high: 0x0191_0000_0000_5001, low: 0x8000_0000_0000_0000 | eventCount)),
                applicationID: Self.application, benefit: model.benefits[0], source: "/test",
                time: Instant(milliseconds: Self.filedAt.milliseconds + Int64(eventCount - 1) * 60_000), actor: actor),
            body: body)
    }
}
