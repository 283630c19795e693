import Applications
import EventLog
import Kafka
import Testing

@testable import Simulation

/// The records of an invented office, as a reader meets them.
@Suite struct RecordTests {
    private static func consumed(_ record: ProducerRecord, offset: Int) -> ConsumedRecord {
        ConsumedRecord(
            topic: record.topic, partition: 0, offset: Int64(offset), timestamp: nil, key: record.key,
            value: record.value, headers: RecordHeaders(record.headers))
    }

    @Test func `records carry the events`() throws {
        let simulation = SimulatedOffice.sample(seed: 3, .applications(150))
        let codec = EventCodec()
        let read = try simulation.records().enumerated().map { offset, record in
            #expect(record.record.key == Array(record.application.description.utf8))
            return try codec.event(from: Self.consumed(record.record, offset: offset))
        }
        #expect(read == Array(simulation.events()))
    }

    @Test func `a reader makes of each record what it is said to be`() throws {
        let simulation = SimulatedOffice.sample(
            seed: 4, .applications(400), disturbances: Disturbances(duplicates: 0.05, refusals: 0.05))
        let codec = EventCodec()
        var states: [ApplicationID: ApplicationState] = [:]
        var counts: [String: Int] = [:]
        for (offset, record) in simulation.records().enumerated() {
            let event = try codec.event(from: Self.consumed(record.record, offset: offset))
            switch (Fold.apply(event, to: states[record.application]), record.content) {
            case (.accepted(let next), .event(let kind)) where kind == event.body.kind:
                states[record.application] = next
                counts["event", default: 0] += 1
            case (.duplicate, .duplicate): counts["duplicate", default: 0] += 1
            case (.refused, .loser): counts["loser", default: 0] += 1
            case (let outcome, let content): Issue.record("\(content) was \(outcome)")
            }
        }
        let events = counts["event"] ?? 0
        #expect(events == Array(simulation.events()).count)
        #expect((events / 30...events / 14).contains(counts["duplicate"] ?? 0))
        #expect((events / 40...events / 14).contains(counts["loser"] ?? 0))
    }

    @Test func `unreadable records cannot be read, for more than one reason, and keep their application's key`() {
        let simulation = SimulatedOffice.sample(seed: 8, .applications(250), disturbances: Disturbances(poison: 0.03))
        let codec = EventCodec()
        let filed = Set(simulation.events().map(\.metadata.applicationID))
        var reasons: [String: Int] = [:]
        var unreadable = 0
        for (offset, record) in simulation.records().enumerated() where record.content == .unreadable {
            unreadable += 1
            #expect(filed.contains(record.application))
            #expect(record.record.key == Array(record.application.description.utf8))
            do throws(EventDecodingError) {
                _ = try codec.event(from: Self.consumed(record.record, offset: offset))
                Issue.record("\(record.content) was read")
            } catch {
                reasons[error.code, default: 0] += 1
            }
        }
        #expect(unreadable > 50)
        #expect(reasons.count >= 4)
    }

    @Test func `disturbances leave the events themselves as they are`() {
        let calm = SimulatedOffice.sample(seed: 6, .applications(100))
        let disturbed = SimulatedOffice.sample(
            seed: 6, .applications(100), disturbances: Disturbances(duplicates: 0.2, refusals: 0.2, poison: 0.1))
        let events = disturbed.records().filter { if case .event = $0.content { true } else { false } }
        #expect(events.map(\.record) == calm.records().map(\.record))
    }

    @Test func `no personal data is in keys and headers`() {
        for record in SimulatedOffice.sample(seed: 12, .applications(80)).records() {
            let outside = (record.record.key ?? []) + record.record.headers.flatMap { $0.value ?? [] }
            let text = String(decoding: outside, as: UTF8.self)
            #expect(!text.contains { !$0.isASCII })
            #expect(!text.contains("@"))
        }
    }
}
