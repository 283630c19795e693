import Applications
import EventLog
import Foundation
import Kafka
import TestDatabase
import Testing

@testable import Projection

/// The whole runner: real broker, real PostgreSQL.
struct ProjectionRunnerTests {
    @Test func `a runner stopped in the middle goes on where it was, and every event counts once`() async throws {
        let topic = try await NoteTopic.make()
        try await topic.produce(applications: 0..<300)
        try await MigratedDatabase.with { database in
            let model = NoteModel(name: "notes-\(topic.benefit.rawValue)", benefits: [topic.benefit])
            try await model.install(in: database)
            let notes = "\(model.definition.schema)_v1.note"
            for goal in [1, 600] {
                let runner = ProjectionRunner(
                    model: try model.projected, pool: database.pool, kafka: topic.kafka, group: model.name,
                    codec: EventCodec(),
                    settings: .init(
                        owner: "test", consumer: ConsumerSettings(maximumBatch: 50, sessionTimeout: .seconds(6))),
                    logger: MigratedDatabase.logger, observer: { _ in })
                let running = Task { try await runner.run() }
                defer { running.cancel() }
                try await NoteTopic.eventually { try await database.count(notes) >= goal }
                running.cancel()
                try await running.value
            }
            #expect(try await database.count(notes) == 600)
            #expect(try await database.count("projection.outcome") == 0)
            #expect(try await database.count("projection.parked") == 0)
            let passed = try await database.text("select sum(next_offset)::text from projection.projection_offset")
            #expect(passed == "600")
        }
    }
}
