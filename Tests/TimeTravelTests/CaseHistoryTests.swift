import Applications
import EventLog
import Kafka
import Testing

@testable import TimeTravel

struct CaseHistoryTests {
    func history(_ log: CaseLog) throws -> CaseHistory {
        try #require(CaseHistory(records: log.records, codec: EventCodec()))
    }

    @Test func `accepted events have dense versions, and only they count`() throws {
        var log = CaseLog.decided
        log.repeatRecord(1)
        log.append(CaseLog.registered, minute: 50, expecting: 1)
        log.append(.noteAdded(NoteAdded(text: "a")), minute: 55)
        let history = try history(log)
        #expect(history.entries.map(\.state.version) == [1, 2, 3, 4, 5])
        #expect(history.entries.map(\.position.offset) == [0, 3, 6, 9, 18])
        #expect(history.entries.last?.event.body.kind == .noteAdded)
        #expect(history.stop == nil)
    }

    @Test func `a record that cannot be read stops the case as it does in every projection`() throws {
        var log = CaseLog.decided
        log.append(Array("{".utf8))
        log.append(.noteAdded(NoteAdded(text: "a")), minute: 55)
        let history = try history(log)
        #expect(history.latestVersion == 4)
        #expect(history.stop?.position.offset == 12)
        #expect(history.stop?.reason == "missing-attribute" || history.stop?.reason == "unsupported-content-type")
        #expect(try history.asOf(.latest).stop == history.stop)
    }

    @Test func `a key that strayed into another topic does not hide the case`() throws {
        let stray = ConsumedRecord(
            topic: "applications.alimony-fund.v1", partition: 1, offset: 5, timestamp: nil,
            key: Array(CaseLog.id.description.utf8), value: nil, headers: [])
        let history = try #require(CaseHistory(records: [stray] + CaseLog.decided.records, codec: EventCodec()))
        #expect(history.latestVersion == 4)
        #expect(history.stop == nil)
    }

    @Test func `records of which no application comes are no case`() {
        var log = CaseLog()
        log.append(.noteAdded(NoteAdded(text: "a")), minute: 0)
        log.append(nil)
        #expect(CaseHistory(records: log.records, codec: EventCodec()) == nil)
        #expect(CaseHistory(records: [], codec: EventCodec()) == nil)
    }
}
