import Applications
import EventLog
import Foundation
import Kafka
import Postgres
import Testing

@testable import Projection
@testable import Projections

struct EventArchiveModelTests {
    let model = EventArchiveModel(benefits: [.housingAllowance, .alimonyFund])

    func rows(_ records: [ConsumedRecord], memo: inout [UInt8]?) throws -> [[PostgresValue]] {
        var changes = RowChanges(tables: model.definition.tables)
        for record in records { model.write(record, memo: &memo, to: &changes) }
        return try #require(changes.changes.first).rows
    }

    func column(_ name: String) throws -> Int {
        try #require(model.definition.tables[0].columns.firstIndex { $0.name == name })
    }

    @Test func `the table has the columns of its SQL file in their order`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../schemas/read-models/event-archive/tables/0001_record.sql")
        let text = try String(contentsOf: file, encoding: .utf8)
        let body = try #require(text.split(separator: ");").first?.split(separator: "(", maxSplits: 1).last)
        let written = body.split(separator: ",").map { column in
            column.split(whereSeparator: \.isWhitespace).prefix(2).joined(separator: " ")
        }
        let names = ["int4": "integer", "int8": "bigint"]
        let table = try #require(model.definition.tables.first)
        #expect(table.name == "record")
        #expect(written == table.columns.map { "\($0.name) \(names[$0.type.rawValue] ?? $0.type.rawValue)" })
    }

    @Test func `every record becomes one row, verbatim`() throws {
        var memo: [UInt8]?
        let records = EventArchiveRecords.all
        let rows = try rows(records, memo: &memo)
        #expect(rows.count == records.count)
        for (row, record) in zip(rows, records) {
            #expect(row[try column("topic")] == .text(record.topic))
            #expect(row[try column("partition")] == .int4(3))
            #expect(row[try column("record_offset")] == .int8(record.offset))
            #expect(row[try column("timestamp_ms")] == record.timestamp.map { .int8($0) } ?? .null)
            #expect(row[try column("key")] == record.key.map { .bytea($0) } ?? .null)
            #expect(row[try column("value")] == record.value.map { .bytea($0) } ?? .null)
            guard case .bytea(let headers) = row[try column("headers")] else {
                Issue.record("no headers")
                continue
            }
            #expect(HeaderFrames.decode(headers) == record.headers)
        }
    }

    @Test func `the links are those of the chain, however the records are cut into batches`() throws {
        var (head, memo, pieces): ([UInt8], [UInt8]?, [UInt8]?) = (EventArchiveChainTests.start, nil, nil)
        let together = try rows(EventArchiveRecords.all, memo: &memo)
        var apart: [[PostgresValue]] = []
        for record in EventArchiveRecords.all {
            apart += try rows([record], memo: &pieces)
            head = ArchiveChain.link(after: head, record: record)
            #expect(apart.last?[try column("chain")] == .bytea(head))
            #expect(pieces == head)
        }
        #expect(together == apart)
        #expect(memo == head)
    }

    @Test func `an event is found by its application, its id, its type and its time`() throws {
        let event = EventArchiveRecords.event(9, .noteAdded(NoteAdded(text: "a")))
        let attributes = RecordAttributes(EventArchiveRecords.record(0, event))
        #expect(attributes.application == event.metadata.applicationID)
        #expect(attributes.eventID == event.metadata.id)
        #expect(attributes.eventType == "pl.wniosek.application.note-added.v1")
        #expect(attributes.time == event.metadata.time)
    }

    @Test func `an event in one JSON document is found in the same way`() {
        let value = """
            {"specversion":"1.0","id":"01910000-0000-5001-8000-000000000009","type":"pl.example.unknown.v7",
             "time":"2026-05-01T12:00:00Z","data":{}}
            """
        let attributes = RecordAttributes(
            EventArchiveRecords.record(
                0, key: Array(EventArchiveRecords.application.description.utf8), value: Array(value.utf8),
                headers: [EventArchiveRecords.header("content-type", "application/cloudevents+json; charset=utf-8")]))
        #expect(attributes.application == EventArchiveRecords.application)
        #expect(attributes.eventID?.description == "01910000-0000-5001-8000-000000000009")
        #expect(attributes.eventType == "pl.example.unknown.v7")
        #expect(attributes.time == Instant(rfc3339: "2026-05-01T12:00:00Z"))
    }

    @Test(arguments: [
        [
            EventArchiveRecords.header("ce_id", "x"), EventArchiveRecords.header("ce_type", "a b"),
            EventArchiveRecords.header("ce_time", "yesterday"),
        ],
        [EventArchiveRecords.header("ce_type", "a"), EventArchiveRecords.header("ce_type", "a")],
        [KafkaHeader(key: "ce_type", value: [0x61, 0x00])], [KafkaHeader(key: "ce_type", value: [0xFF])],
        [EventArchiveRecords.header("ce_type", String(repeating: "a", count: 256))],
        [EventArchiveRecords.header("ce_type", nil)], [EventArchiveRecords.header("type", "a")],
        [EventArchiveRecords.header("content-type", "application/cloudevents+json")],
    ])
    func `what cannot be read is left out`(headers: [KafkaHeader]) {
        let attributes = RecordAttributes(
            EventArchiveRecords.record(0, key: [0x41], value: [0x7B], headers: RecordHeaders(headers)))
        #expect(attributes.application == nil)
        #expect(attributes.eventID == nil)
        #expect(attributes.eventType == nil)
        #expect(attributes.time == nil)
    }
}
