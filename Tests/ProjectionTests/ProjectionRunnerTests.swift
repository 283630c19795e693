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
        let servers = try #require(ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"])
        let benefit = BenefitCode(rawValue: "test-\(UInt64.random(in: 0 ..< .max))")
        let kafka = KafkaConfiguration(bootstrapServers: servers, clientID: "projection-tests")
        let admin = try KafkaAdmin(configuration: kafka, logger: MigratedDatabase.logger)
        _ = try await admin.createTopics(
            [Topics.specification(of: benefit, settings: .singleBroker)], within: .seconds(10))
        try await produce(600, benefit: benefit, kafka: kafka)
        try await MigratedDatabase.with(NoteModel.table) { database in
            let model = NoteModel(name: "notes-\(benefit.rawValue)", benefits: [benefit])
            for goal in [1, 600] {
                let runner = ProjectionRunner(
                    model: model, pool: database.pool, kafka: kafka, group: model.name, codec: EventCodec(),
                    settings: .init(
                        owner: "test", consumer: ConsumerSettings(maximumBatch: 50, sessionTimeout: .seconds(6))),
                    logger: MigratedDatabase.logger, observer: { _ in })
                let running = Task { try await runner.run() }
                defer { running.cancel() }
                try await eventually { try await database.count("note") >= goal }
                running.cancel()
                try await running.value
            }
            #expect(try await database.count("note") == 600)
            #expect(try await database.count("projection.outcome") == 0)
            #expect(try await database.count("projection.parked") == 0)
            let passed = try await database.text("select sum(next_offset)::text from projection.projection_offset")
            #expect(passed == "600")
        }
    }

    private func produce(_ count: UInt64, benefit: BenefitCode, kafka: KafkaConfiguration) async throws {
        let producer = try KafkaProducer(configuration: kafka, logger: MigratedDatabase.logger)
        let codec = EventCodec()
        let records = (0..<count).map { number in
            let event = Events.event(number, of: Events.application(number), expecting: 0, Events.submitted)
            let moved = EventMetadata(
                id: event.metadata.id, applicationID: event.metadata.applicationID, benefit: benefit,
                source: event.metadata.source, time: event.metadata.time, expectedVersion: 0, actor: .applicant)
            return codec.record(for: ApplicationEvent(metadata: moved, body: event.body), trace: nil)
        }
        let results = await producer.send(batch: records, within: .seconds(20))
        await producer.close(within: .seconds(5))
        for result in results { _ = try result.get() }
    }

    /// Asks again and again, yielding in between, until the condition holds.
    private func eventually(_ condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now.advanced(by: .seconds(60))
        while try await !condition() {
            try #require(ContinuousClock.now < deadline, "the condition did not come true in time")
            await Task.yield()
        }
    }
}
