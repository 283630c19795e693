import Applications
import EventLog
import Foundation
import Kafka
import TestDatabase
import Testing

/// A topic of its own on the real broker, for applications with one note each.
struct NoteTopic {
    let benefit: BenefitCode
    let kafka: KafkaConfiguration

    static func make() async throws -> NoteTopic {
        let servers = try #require(ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"])
        let benefit = BenefitCode(rawValue: "test-\(UInt32.random(in: 0 ..< .max))")
        let kafka = KafkaConfiguration(bootstrapServers: servers, clientID: "projection-tests")
        let admin = try KafkaAdmin(configuration: kafka, logger: MigratedDatabase.logger)
        _ = try await admin.createTopics(
            [Topics.specification(of: benefit, settings: .singleBroker)], within: .seconds(10))
        return NoteTopic(benefit: benefit, kafka: kafka)
    }

    /// Files these applications, and adds a note to each.
    func produce(applications: Range<UInt64>) async throws {
        let events = applications.flatMap { number in
            let application = Events.application(number)
            return [
                Events.event(2 * number, of: application, expecting: 0, Events.submitted),
                Events.event(2 * number + 1, of: application, expecting: 1, Events.note("note \(number)")),
            ]
        }
        let records = events.map { event in
            EventCodec().record(
                for: ApplicationEvent(
                    metadata: EventMetadata(
                        id: event.metadata.id, applicationID: event.metadata.applicationID, benefit: benefit,
                        source: event.metadata.source, time: event.metadata.time,
                        expectedVersion: event.metadata.expectedVersion, actor: .applicant),
                    body: event.body),
                trace: nil)
        }
        let producer = try KafkaProducer(configuration: kafka, logger: MigratedDatabase.logger)
        let results = await producer.send(batch: records, within: .seconds(20))
        await producer.close(within: .seconds(5))
        for result in results { _ = try result.get() }
    }

    /// Asks again and again, yielding in between, until the condition holds.
    static func eventually(_ condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now.advanced(by: .seconds(60))
        while try await !condition() {
            try #require(ContinuousClock.now < deadline, "the condition did not come true in time")
            await Task.yield()
        }
    }
}
