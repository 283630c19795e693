import Foundation
import Kafka
import Testing

@testable import LogArchive

struct ArchiveWritingTests {
    @Test func `every partition is archived, in segments that follow one another, and verified`() async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        try await log.append(101)
        let manifest = try await log.archive()
        #expect(manifest.topics == [log.topic: 3] && manifest.records == 101)
        let archived = (0..<3).map { manifest.partitions[TopicPartition(topic: log.topic, partition: $0)] }
        #expect(archived.map { $0?.nextOffset } == [51, 50, 0])
        #expect(archived.allSatisfy { $0?.isDense == true })
        #expect((archived[0]?.segments.count ?? 0) > 3)
        #expect(try ArchiveVerification(of: log.directory).run() == [])
        #expect(try log.directory.manifest() == manifest)
        let listed = archived.flatMap { $0?.segments ?? [] }.map(\.file)
        #expect(log.files == (listed + ["manifest.json"]).sorted())
    }

    @Test func `a second run adds what is new and touches nothing that is there`() async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        try await log.append(20)
        let first = try await log.archive(segmentBytes: 1 << 20)
        #expect(try await log.archive(segmentBytes: 1 << 20) == first)
        try await log.append(10, seed: 20)
        let second = try await log.archive(segmentBytes: 1 << 20)
        #expect(second.records == 30)
        for (partition, archived) in first.partitions {
            let now = try #require(second.partitions[partition])
            #expect(Array(now.segments.prefix(archived.segments.count)) == archived.segments)
        }
        #expect(try ArchiveVerification(of: log.directory).run() == [])
    }

    @Test func `what an interrupted run left behind is replaced`() async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        try await log.append(20)
        _ = try await log.archive()
        let clean = log.files
        let leftovers = ["0/0000000000000000010.jsonl.gz", "1/0000000000000000010.jsonl.gz.part"]
        for name in leftovers {
            #expect(FileManager.default.createFile(atPath: "\(log.folder)/\(log.topic)/\(name)", contents: Data([1])))
        }
        #expect(log.files.count == clean.count + 2)
        try await log.append(10, seed: 20)
        _ = try await log.archive()
        #expect(!log.files.contains { $0.hasSuffix(".part") })
        #expect(try ArchiveVerification(of: log.directory).run() == [])
        #expect(try log.directory.manifest()?.records == 30)
    }

    @Test func `an archive does not go on with another log of the same name`() async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        try await log.append(20)
        _ = try await log.archive()
        let other = try log.renamed()
        try await ArchivedLog.create(other)
        let writing = ArchiveWriting(
            into: log.directory, configuration: try ArchivedLog.configuration(), logger: .quiet)
        let first = TopicPartition(topic: other, partition: 0)
        await #expect(throws: LogArchiveError.logTooShort(first, end: 0, archived: 10)) {
            try await writing.run(topics: [other])
        }
        // As many records, but others.
        try await ArchivedLog.append(
            (0..<20).map { ArchivedLog.record(other, partition: Int32($0 % 2), number: $0 + 7) })
        let before = log.files
        await #expect {
            try await writing.run(topics: [other])
        } throws: {
            guard case .differs(_, offset: 9, what: "record") = $0 as? LogArchiveError else { return false }
            return true
        }
        #expect(log.files == before)
    }

    @Test func `an archive belongs to one cluster`() async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        let manifest = try await log.archive()
        try log.edit("manifest.json") { $0.replacingOccurrences(of: manifest.clusterID, with: "elsewhere") }
        await #expect(throws: LogArchiveError.otherCluster(archived: "elsewhere", found: manifest.clusterID)) {
            try await log.archive()
        }
    }

    @Test func `two runs at once do not write into one archive`() async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        try await log.append(20)
        let lock = try log.directory.lock()
        await #expect(throws: LogArchiveError.inUse(path: log.folder)) { try await log.archive() }
        lock.release()
        #expect(try await log.archive().records == 20)
    }

    @Test func `a topic that is not there is named`() async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        let absent = ArchivedLog.name()
        let writing = ArchiveWriting(
            into: log.directory, configuration: try ArchivedLog.configuration(), logger: .quiet)
        await #expect {
            try await writing.run(topics: [absent])
        } throws: { ($0 as? KafkaError)?.message.contains(absent) == true }
    }
}
