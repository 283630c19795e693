internal import Applications
internal import EventLog
internal import Kafka

/// An invented office's events as records, and what went wrong on their way.
public struct SimulatedRecords: Sequence, IteratorProtocol, Sendable {
    private struct Delayed {
        let after: Int
        let record: SimulatedRecord
    }

    private let disturbances: Disturbances
    private let codec = EventCodec()
    private var events: SimulatedEvents
    private var random: SplitMix64
    private var position = 0
    /// In the order in which they are due.
    private var delayed: [Delayed] = []
    private var waiting: SimulatedRecord?

    /// Cases that go on: what the memory used depends on.
    public var openCases: Int { events.openCases }

    init(_ simulation: SimulatedOffice) {
        disturbances = simulation.disturbances
        events = simulation.events()
        random = SplitMix64(seed: simulation.seed, stream: 4, number: 0)
    }

    /// The next record, nil after the last one.
    public mutating func next() -> SimulatedRecord? {
        position += 1
        if let first = delayed.first, first.after <= position { return delayed.removeFirst().record }
        if let waiting = waiting.take() { return waiting }
        guard let event = events.next() else { return delayed.isEmpty ? nil : delayed.removeFirst().record }
        let record = SimulatedRecord(
            content: .event(event.body.kind), application: event.metadata.applicationID,
            record: codec.record(for: event, trace: nil))
        if random.chance(disturbances.duplicates) {
            delay(
                SimulatedRecord(
                    content: .duplicate(event.body.kind), application: record.application, record: record.record))
        }
        if random.chance(disturbances.refusals), let loser = loser(against: event) { delay(loser) }
        guard random.chance(disturbances.poison) else { return record }
        waiting = record
        return unreadable(record)
    }

    /// Comes some records later: retries and losers are never far behind.
    private mutating func delay(_ record: SimulatedRecord) {
        let after = position + 1 + random.below(40)
        let place = delayed.firstIndex { $0.after > after } ?? delayed.endIndex
        delayed.insert(Delayed(after: after, record: record), at: place)
    }

    /// What another caseworker wrote who had seen the same version.
    private mutating func loser(against winner: ApplicationEvent) -> SimulatedRecord? {
        guard let expected = winner.metadata.expectedVersion, expected > 0 else { return nil }
        let metadata = winner.metadata
        let body = EventBody.noteAdded(NoteAdded(text: Wording.note(&random)))
        let event = ApplicationEvent(
            metadata: EventMetadata(
                id: Identity.eventID(
                    application: metadata.applicationID, kind: body.kind, idempotencyKey: "loser-\(expected)",
                    dataSha256: []),
                applicationID: metadata.applicationID, benefit: metadata.benefit, source: metadata.source,
                time: metadata.time, expectedVersion: expected,
                actor: .caseworker(random.pick(OfficeUnit.of(metadata.benefit).caseworkers)),
                ruleset: metadata.ruleset),
            body: body)
        return SimulatedRecord(
            content: .loser(body.kind), application: metadata.applicationID,
            record: codec.record(for: event, trace: nil))
    }

    /// A record under the same key that only looks like an event.
    private mutating func unreadable(_ model: SimulatedRecord) -> SimulatedRecord {
        var record = model.record
        switch random.below(5) {
        case 0: record.value = Array("{\"outcome\": granted".utf8)
        case 1: record.value = nil
        case 2: record.value = Array("[]".utf8)
        case 3: record.headers = replacing("ce_type", with: "pl.wniosek.application.forgotten.v1", in: record.headers)
        default: record.headers = record.headers.filter { $0.key != "ce_id" }
        }
        return SimulatedRecord(content: .unreadable, application: model.application, record: record)
    }

    private func replacing(_ key: String, with text: String, in headers: [KafkaHeader]) -> [KafkaHeader] {
        headers.map { $0.key == key ? KafkaHeader(key: key, value: Array(text.utf8)) : $0 }
    }
}
