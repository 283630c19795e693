import Foundation
import Kafka
import Testing

@testable import LogArchive

struct LogRestorationTests {
    /// A log of `count` records, its archive, and the name of the topic to restore it into.
    private func withArchive(
        _ count: Int = 200, _ body: (ArchivedLog, _ target: String, _ records: [ConsumedRecord]) async throws -> Void
    ) async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        try await log.append(count)
        _ = try await log.archive()
        let records = try await ArchivedLog.read(log.topic)
        try #require(records.count == count)
        let target = try log.renamed()
        try await body(log, target, records.map { $0.moved(to: target) })
    }

    private func restore(
        _ log: ArchivedLog, _ target: String, resuming: Bool = false
    ) async throws -> LogRestoration.Report {
        try await LogRestoration(
            from: log.directory, configuration: ArchivedLog.configuration(), logger: .quiet
        ).run(creating: [ArchivedLog.specification(target)], resuming: resuming)
    }

    private func produce(_ records: some Sequence<ConsumedRecord>) async throws {
        try await ArchivedLog.append(
            records.map {
                ProducerRecord(
                    topic: $0.topic, key: $0.key, value: $0.value, headers: Array($0.headers), partition: $0.partition,
                    timestamp: $0.timestamp)
            })
    }

    private func archive(_ log: ArchivedLog, from offset: Int64) async throws -> ArchiveManifest {
        var manifest = ArchiveManifest(clusterID: "any")
        manifest.topics = [log.topic: ArchivedLog.partitions]
        let places = (0..<ArchivedLog.partitions).map { TopicPartition(topic: log.topic, partition: Int32($0)) }
        for place in places {
            manifest.partitions[place] = ArchivedPartition(firstOffset: 0, nextOffset: 0)
            try log.directory.prepare(place, keeping: [])
        }
        let run = ArchiveRun(log.directory, manifest, ends: [:], segmentBytes: 1_000) { _ in }
        let reading = PartitionReading(
            configuration: try ArchivedLog.configuration(), from: [places[0]: offset, places[1]: 0, places[2]: 0],
            logger: .quiet)
        let reached = try await reading.forEachBatch { try run.take($0) }
        return try run.finish(reached)
    }

    @Test func `a restored log has the same records at the same offsets`() async throws {
        try await withArchive { log, target, records in
            let report = try await restore(log, target)
            #expect(report.found == 0 && report.produced == 200)
            #expect(try await ArchivedLog.read(target) == records)
        }
    }

    @Test func `a topic that is not empty is refused and left alone`() async throws {
        try await withArchive { log, target, records in
            try await ArchivedLog.create(target)
            try await produce(records.prefix(1))
            let place = records[0].topicPartition
            await #expect(throws: LogArchiveError.notEmpty(place)) { try await restore(log, target) }
            #expect(try await ArchivedLog.read(target).count == 1)
            #expect(LogArchiveError.notEmpty(place).description.contains("--resume"))
        }
    }

    @Test func `an interrupted restore goes on where it stopped`() async throws {
        try await withArchive { log, target, records in
            try await ArchivedLog.create(target)
            let first = records.filter { $0.partition == 0 }
            try await produce(first.prefix(37))
            try await produce(records.filter { $0.partition == 1 }.prefix(3))
            let report = try await restore(log, target, resuming: true)
            #expect(report.found == 40 && report.produced == 160)
            #expect(try await ArchivedLog.read(target) == records)
            let again = try await restore(log, target, resuming: true)
            #expect(again.found == 200 && again.produced == 0)
        }
    }

    @Test func `resuming compares what is there first`() async throws {
        try await withArchive { log, target, records in
            try await ArchivedLog.create(target)
            var strange = records.filter { $0.partition == 1 }.prefix(5)
            strange.swapAt(3, 4)
            try await produce(strange)
            await #expect {
                try await restore(log, target, resuming: true)
            } throws: {
                guard case .differs(let place, offset: 3, _) = $0 as? LogArchiveError else { return false }
                return place.partition == 1
            }
            #expect(try await ArchivedLog.read(target).count == 5)
        }
    }

    @Test func `a log that holds more than the archive is refused`() async throws {
        try await withArchive(20) { log, target, records in
            _ = try await restore(log, target)
            try await produce([records[0]])
            await #expect(throws: LogArchiveError.surplus(records[0].topicPartition, archived: 10)) {
                try await restore(log, target, resuming: true)
            }
        }
    }

    @Test func `a damaged archive is refused before a topic is made`() async throws {
        try await withArchive(20) { log, target, _ in
            let segment = try #require(log.files.first { $0.contains(".gz") })
            try FileManager.default.removeItem(atPath: "\(log.folder)/\(segment)")
            await #expect {
                try await restore(log, target)
            } throws: {
                guard case .damaged(let problems) = $0 as? LogArchiveError else { return false }
                return problems.map(\.place) == [segment]
            }
            #expect(try await !ArchivedLog.exists(target))
        }
    }

    @Test func `an archive whose beginning is gone is refused, for its offsets could not be kept`() async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        try await log.append(20)
        // What an archive of a log looks like whose first records were deleted.
        let late = try await archive(log, from: 4)
        #expect(late.partitions[TopicPartition(topic: log.topic, partition: 0)]?.firstOffset == 4)
        let target = try log.renamed()
        let place = TopicPartition(topic: target, partition: 0)
        await #expect(throws: LogArchiveError.offsetsNotDense(place, first: 4, next: 10, records: 6)) {
            try await restore(log, target)
        }
        #expect(try await !ArchivedLog.exists(target))
    }

    @Test func `a topic with other partitions is refused`() async throws {
        try await withArchive(20) { log, target, _ in
            try await ArchivedLog.create(target, partitions: 4)
            await #expect {
                try await restore(log, target)
            } throws: { ($0 as? KafkaError)?.code == .partitionCountMismatch }
        }
    }
}
