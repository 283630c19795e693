import Applications
import Kafka
import Testing

@testable import Projections

struct EventArchiveWalkTests {
    typealias Link = ChainWalk.Link

    /// The rows that the projection writes for the records, and what it remembers at the end.
    static func archived(_ records: [ConsumedRecord] = EventArchiveRecords.all) -> (rows: [Link], head: [UInt8]) {
        var head = ArchiveChain.beginning(of: EventArchiveRecords.partition)
        let rows = records.map { record in
            head = ArchiveChain.link(after: head, record: record)
            return Link(record: record, headers: HeaderFrames.encode(record.headers), chain: head)
        }
        return (rows, head)
    }

    static func walk(_ rows: [Link], remembered: [UInt8]?, anchors: [Int64: [UInt8]] = [:]) -> ChainWalk {
        var walk = ChainWalk(partition: EventArchiveRecords.partition, anchors: anchors)
        for row in rows { walk.walk(row) }
        walk.finish(remembered: remembered)
        return walk
    }

    static func row(_ row: Link, offset: Int64? = nil, value: [UInt8]? = nil, chain: [UInt8]? = nil) -> Link {
        Link(
            record: ConsumedRecord(
                topic: row.record.topic, partition: row.record.partition, offset: offset ?? row.record.offset,
                timestamp: row.record.timestamp, key: row.record.key, value: value ?? row.record.value, headers: []),
            headers: row.headers, chain: chain ?? row.chain)
    }

    @Test func `an untouched partition is whole`() {
        let (rows, head) = Self.archived()
        let walk = Self.walk(rows, remembered: head)
        #expect(walk.found == nil)
        #expect((walk.records, walk.lastOffset, walk.head) == (5, 8, head))
    }

    @Test func `a partition without records is whole`() {
        #expect(Self.walk([], remembered: nil).found == nil)
    }

    @Test(arguments: 0..<5)
    func `a changed value breaks the chain at its record`(index: Int) {
        var (rows, head) = Self.archived()
        rows[index] = Self.row(rows[index], value: [0x5B])
        let before = index == 0 ? nil : rows[index - 1].record.offset
        #expect(Self.walk(rows, remembered: head).found == .link(offset: rows[index].record.offset, after: before))
    }

    @Test func `a value that is changed together with its link breaks the chain at the next record`() {
        var (rows, head) = Self.archived()
        let forged = Self.row(rows[2], value: [0x5B])
        let link = ArchiveChain.link(after: rows[1].chain, record: forged.record, headers: forged.headers)
        rows[2] = Self.row(forged, chain: link)
        #expect(Self.walk(rows, remembered: head).found == .link(offset: 7, after: 3))
    }

    @Test(arguments: [(0, Int64(2), nil), (1, Int64(3), Int64(0)), (3, Int64(8), Int64(3))])
    func `a deleted record breaks the chain at the next one`(index: Int, offset: Int64, after: Int64?) {
        var (rows, head) = Self.archived()
        rows.remove(at: index)
        #expect(Self.walk(rows, remembered: head).found == .link(offset: offset, after: after))
    }

    @Test func `a deleted end is missed`() {
        let (rows, head) = Self.archived()
        #expect(Self.walk(Array(rows.dropLast(2)), remembered: head).found == .end(after: 3))
        #expect(Self.walk([], remembered: head).found == .end(after: nil))
    }

    @Test func `records in each other's places break the chain at the first of them`() {
        var (rows, head) = Self.archived()
        (rows[1], rows[2]) = (Self.row(rows[2], offset: 2), Self.row(rows[1], offset: 3))
        #expect(Self.walk(rows, remembered: head).found == .link(offset: 2, after: 0))
    }

    @Test func `an added record breaks the chain, also at the end with a link of its own`() {
        let (rows, head) = Self.archived()
        let added = EventArchiveRecords.record(9, value: [0x31])
        let (more, _) = Self.archived(EventArchiveRecords.all + [added])
        #expect(Self.walk(more, remembered: head).found == .end(after: 9))
        let between = Self.row(rows[1], offset: 1)
        #expect(Self.walk([rows[0], between] + rows[1...], remembered: head).found == .link(offset: 1, after: 0))
    }

    @Test func `a chain written anew does not hold the links remembered elsewhere`() {
        let (rows, _) = Self.archived()
        let (forged, head) = Self.archived(
            [EventArchiveRecords.record(0, value: [0x31])] + EventArchiveRecords.all[1...])
        #expect(Self.walk(forged, remembered: head).found == nil)
        #expect(Self.walk(forged, remembered: head, anchors: [3: rows[2].chain]).found == .anchor(offset: 3))
        #expect(Self.walk(forged, remembered: head, anchors: [5: rows[2].chain]).found == .anchor(offset: 5))
        #expect(Self.walk(rows, remembered: rows[4].chain, anchors: [3: rows[2].chain]).found == nil)
    }
}
