import Applications
import EventLog
import Kafka
import TestDatabase
import Testing

@testable import Projection

/// The batch transaction against a real PostgreSQL (G5, G7).
struct ProjectionLaneTests {
    let partition = TopicPartition(topic: "applications.housing-allowance.v1", partition: 0)
    let a = Events.application(1)
    let b = Events.application(2)

    let target = ProjectionTarget(projection: "notes", version: 1, schema: "notes_v1", channel: "notes")

    func lane(
        _ database: MigratedDatabase, cluster: String = "cluster-1", table: String = "note"
    ) throws -> ProjectionLane {
        ProjectionLane(
            model: try NoteModel(table: table).projected, target: target, pool: database.pool, codec: EventCodec(),
            owner: "test", clusterID: cluster, rememberedStates: 100, logger: MigratedDatabase.logger,
            observer: { _ in })
    }

    /// A database with the first version of the notes.
    func withNotes(_ body: (MigratedDatabase) async throws -> Void) async throws {
        try await MigratedDatabase.with { database in
            try await NoteModel().install(in: database)
            try await body(database)
        }
    }

    func record(_ offset: Int64, _ event: ApplicationEvent) -> ConsumedRecord {
        let record = EventCodec().record(for: event, trace: nil)
        return ConsumedRecord(
            topic: record.topic, partition: 0, offset: offset, timestamp: nil, key: record.key, value: record.value,
            headers: RecordHeaders(record.headers))
    }

    func poison(_ offset: Int64, of application: ApplicationID) -> ConsumedRecord {
        ConsumedRecord(
            topic: partition.topic, partition: 0, offset: offset, timestamp: nil,
            key: Array(application.description.utf8), value: Array("not json".utf8), headers: [])
    }

    func filed(_ number: UInt64, _ application: ApplicationID) -> ApplicationEvent {
        Events.event(number, of: application, expecting: 0, Events.submitted)
    }

    func nextOffset(_ database: MigratedDatabase) async throws -> String? {
        try await database.text("select next_offset::text from projection.projection_offset where partition = 0")
    }

    @Test func `rows and offset change together and a second start goes on from there`() async throws {
        try await withNotes { database in
            let first = try lane(database)
            #expect(try await first.claim([partition]) == [partition: .offset(0)])
            let next = try await first.process([record(0, filed(1, a)), record(3, filed(2, b))])
            #expect(next == [partition: 4])
            #expect(try await database.count("notes_v1.note") == 2)
            #expect(try await nextOffset(database) == "4")
            #expect(try await lane(database).claim([partition]) == [partition: .offset(4)])
        }
    }

    @Test func `records before the offset are passed over, so a redelivery changes nothing`() async throws {
        try await withNotes { database in
            let lane = try lane(database)
            _ = try await lane.claim([partition])
            let records = [record(0, filed(1, a)), record(1, filed(2, b))]
            _ = try await lane.process(records)
            _ = try await lane.process(records)
            #expect(try await database.count("notes_v1.note") == 2)
            #expect(try await database.count("projection.outcome") == 0)
        }
    }

    @Test func `a former owner that wakes up is fenced and writes nothing`() async throws {
        try await withNotes { database in
            let zombie = try lane(database)
            _ = try await zombie.claim([partition])
            _ = try await zombie.process([record(0, filed(1, a))])
            let successor = try lane(database)
            _ = try await successor.claim([partition])
            await #expect(throws: ProjectionFailure.fenced) { try await zombie.process([record(1, filed(2, b))]) }
            #expect(try await database.count("notes_v1.note") == 1)
            #expect(try await nextOffset(database) == "1")
            _ = try await successor.process([record(1, filed(2, b))])
            #expect(try await database.count("notes_v1.note") == 2)
        }
    }

    @Test func `a step that fails leaves neither rows nor offset`() async throws {
        try await withNotes { database in
            let lane = try lane(database, table: "no_such_table")
            _ = try await lane.claim([partition])
            let failure = await #expect(throws: ProjectionFailure.self) {
                try await lane.process([record(0, filed(1, a))])
            }
            guard case .database(sqlState: "42P01", _) = failure else {
                Issue.record("expected undefined_table, got \(String(describing: failure))")
                return
            }
            #expect(try await database.count("notes_v1.standing") == 0)
            #expect(try await nextOffset(database) == "0")
        }
    }

    @Test func `an unreadable record is parked with its application's later ones, others flow`() async throws {
        try await withNotes { database in
            let lane = try lane(database)
            _ = try await lane.claim([partition])
            _ = try await lane.process([
                record(0, filed(1, a)), poison(1, of: a),
                record(2, Events.event(3, of: a, expecting: 1, Events.note("later"))), record(3, filed(4, b)),
            ])
            #expect(try await database.count("notes_v1.note") == 2)
            #expect(try await database.count("projection.parked where reason = 'application-stopped'") == 1)
            // Another instance knows of the stop as well.
            let successor = try self.lane(database)
            _ = try await successor.claim([partition])
            _ = try await successor.process([record(4, Events.event(5, of: a, expecting: 1, Events.note("later")))])
            #expect(try await database.count("projection.parked") == 3)
            #expect(try await database.count("notes_v1.note") == 2)
        }
    }

    @Test func `a record whose row the database refuses is found in its batch and parked`() async throws {
        try await withNotes { database in
            let lane = try lane(database)
            _ = try await lane.claim([partition])
            let next = try await lane.process([
                record(0, filed(1, a)), record(1, filed(2, b)),
                record(2, Events.event(3, of: a, expecting: 1, Events.note("forbidden"))),
                record(3, Events.event(4, of: b, expecting: 1, Events.note("fine"))),
                record(4, Events.event(5, of: a, expecting: nil, Events.note("too late"))),
            ])
            #expect(next == [partition: 5])
            #expect(try await database.count("notes_v1.note") == 3)
            #expect(
                try await database.text("select reason from projection.parked where record_offset = 2")
                    == "read-model-refused")
            #expect(try await database.count("projection.parked") == 2)
            #expect(try await database.count("notes_v1.note where text = 'fine'") == 1)
        }
    }

    @Test func `duplicates and refusals leave outcome rows that say which version won`() async throws {
        try await withNotes { database in
            let lane = try lane(database)
            _ = try await lane.claim([partition])
            _ = try await lane.process([
                record(0, filed(1, a)), record(1, filed(1, a)),
                record(2, Events.event(2, of: a, expecting: 1, Events.note("first"))),
                record(3, Events.event(3, of: a, expecting: 1, Events.note("second"))),
            ])
            #expect(
                try await database.count("projection.outcome where outcome = 'duplicate' and record_offset = 1") == 1)
            #expect(
                try await database.count(
                    "projection.outcome where refusal_code = 'wrong-version' and current_version = 2") == 1)
            #expect(try await database.count("notes_v1.note where text = 'second'") == 0)
        }
    }

    @Test func `states survive a change of owner`() async throws {
        try await withNotes { database in
            let first = try lane(database)
            _ = try await first.claim([partition])
            _ = try await first.process([record(0, filed(1, a))])
            let second = try lane(database)
            _ = try await second.claim([partition])
            _ = try await second.process([record(1, Events.event(2, of: a, expecting: 1, Events.note("next")))])
            #expect(try await database.count("notes_v1.note where version = 2 and text = 'next'") == 1)
        }
    }

    @Test func `a state that cannot be read ends the projector and says so, and nothing is passed over`() async throws {
        try await withNotes { database in
            let first = try lane(database)
            _ = try await first.claim([partition])
            _ = try await first.process([record(0, filed(1, a))])
            let damage = "update notes_v1.standing set state = '\\x09' returning version::text"
            #expect(try await database.text(damage) == "1")
            let second = try lane(database)
            _ = try await second.claim([partition])
            let failure = await #expect(throws: ProjectionFailure.self) {
                try await second.process([record(1, Events.event(2, of: a, expecting: 1, Events.note("next")))])
            }
            let cause = SnapshotDecodingError.otherFormat
            #expect(failure == .unreadableState(code: cause.code, detail: cause.detail))
            #expect(failure?.isRecoverable == false)
            #expect(try await nextOffset(database) == "1")
        }
    }

    @Test func `offsets of another cluster are never reset`() async throws {
        try await withNotes { database in
            let first = try lane(database)
            _ = try await first.claim([partition])
            _ = try await first.process([record(0, filed(1, a))])
            let failure = await #expect(throws: (any Error).self) {
                try await lane(database, cluster: "cluster-2").claim([partition])
            }
            #expect(failure as? ProjectionFailure != .fenced)
            #expect(try await nextOffset(database) == "1")
        }
    }
}
