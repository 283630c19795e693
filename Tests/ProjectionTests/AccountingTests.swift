import Kafka
import Logging
import Postgres
import ServiceKit
import TestDatabase
import Testing

@testable import Projection

/// What a projector tells of its accounts, from a real PostgreSQL (G2).
struct AccountingTests {
    let notes = ProjectionLaneTests()
    let partition = TopicPartition(topic: "applications.housing-allowance.v1", partition: 0)

    func accounts(_ database: MigratedDatabase) async throws -> [PartitionAccount] {
        try await database.pool.withConnection { try await $0.query(LoadAccounts(target: notes.target)) }
    }

    @Test func `what became of the records adds up to the offsets passed, also after a release`() async throws {
        try await notes.withNotes { database in
            let lane = try notes.lane(database)
            _ = try await lane.claim([partition])
            let forbidden = Events.event(3, of: notes.a, expecting: 1, Events.note("forbidden"))
            _ = try await lane.process([
                notes.record(0, notes.filed(1, notes.a)), notes.record(1, notes.filed(2, notes.b)),
                notes.record(2, notes.filed(2, notes.b)), notes.record(3, forbidden),
                notes.record(4, Events.event(4, of: notes.b, expecting: 5, Events.note("late"))),
            ])
            let parked = PartitionAccount(
                partition: partition, nextOffset: 5, accepted: 2, duplicates: 1, refused: 1, parked: 1)
            #expect(try await accounts(database) == [parked])
            #expect(parked.unaccounted == 0)

            try await database.pool.withConnection {
                try await $0.execute(script: "alter table notes_v1.note drop constraint note_text_check")
            }
            try await lane.retry([notes.record(3, forbidden)])
            let released = PartitionAccount(
                partition: partition, nextOffset: 5, accepted: 3, duplicates: 1, refused: 1, parked: 0)
            #expect(try await accounts(database) == [released])
        }
    }

    @Test func `offsets without a record that is accounted for are unaccounted`() async throws {
        try await notes.withNotes { database in
            let lane = try notes.lane(database)
            _ = try await lane.claim([partition])
            _ = try await lane.process([
                notes.record(0, notes.filed(1, notes.a)), notes.record(3, notes.filed(2, notes.b)),
            ])
            #expect(try await accounts(database).map(\.unaccounted) == [2])
        }
    }

    @Test func `a record missing in one partition and one too many in another do not make up for each other`() {
        let registry = MetricsRegistry(product: "wniosek", definitions: ProjectionMetrics.definitions)
        let observe = ProjectionMetrics(projection: "notes", factory: registry).observer
        observe(
            .accounted(
                [(0, 4), (1, 6)].map { number, accepted in
                    PartitionAccount(
                        partition: TopicPartition(topic: "a", partition: number), nextOffset: 5, accepted: accepted,
                        duplicates: 0, refused: 0, parked: 0)
                }))
        let line = #"wniosek_projection_unaccounted_records{projection="notes",topic="a"} 2"#
        #expect(registry.exposition().split(separator: "\n").contains(Substring(line)))
    }

    @Test func `each topic's gauges are the sums of its partitions`() {
        let registry = MetricsRegistry(product: "wniosek", definitions: ProjectionMetrics.definitions)
        let observe = ProjectionMetrics(projection: "notes", factory: registry).observer
        func account(_ topic: String, _ partition: Int32, next: Int64, accepted: Int64, parked: Int64 = 0)
            -> PartitionAccount
        {
            PartitionAccount(
                partition: TopicPartition(topic: topic, partition: partition), nextOffset: next, accepted: accepted,
                duplicates: 2, refused: 1, parked: parked)
        }
        observe(.accounted([account("a", 0, next: 10, accepted: 7), account("a", 1, next: 9, accepted: 4, parked: 1)]))
        // Told again, by whatever was read last.
        observe(
            .accounted([
                account("a", 0, next: 12, accepted: 9), account("a", 1, next: 9, accepted: 4, parked: 1),
                account("b", 0, next: 3, accepted: 2),
            ]))
        let lines = Set(registry.exposition().split(separator: "\n").map(String.init).filter { $0.contains("{") })
        #expect(
            lines == [
                #"wniosek_projection_accounted_records{projection="notes",topic="a",outcome="accepted"} 13"#,
                #"wniosek_projection_accounted_records{projection="notes",topic="a",outcome="duplicate"} 4"#,
                #"wniosek_projection_accounted_records{projection="notes",topic="a",outcome="refused"} 2"#,
                #"wniosek_projection_accounted_records{projection="notes",topic="a",outcome="parked"} 1"#,
                #"wniosek_projection_accounted_records{projection="notes",topic="b",outcome="accepted"} 2"#,
                #"wniosek_projection_accounted_records{projection="notes",topic="b",outcome="duplicate"} 2"#,
                #"wniosek_projection_accounted_records{projection="notes",topic="b",outcome="refused"} 1"#,
                #"wniosek_projection_accounted_records{projection="notes",topic="b",outcome="parked"} 0"#,
                #"wniosek_projection_unaccounted_records{projection="notes",topic="a"} 1"#,
                #"wniosek_projection_unaccounted_records{projection="notes",topic="b"} 2"#,
                #"wniosek_projection_next_offset{projection="notes",topic="a",partition="0"} 12"#,
                #"wniosek_projection_next_offset{projection="notes",topic="a",partition="1"} 9"#,
                #"wniosek_projection_next_offset{projection="notes",topic="b",partition="0"} 3"#,
            ])
    }
}
