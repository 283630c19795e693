import Applications
import Foundation
import JSON
import Kafka

/// Links of chains as an earlier `archive verify --json` printed them, kept where nobody can write them anew.
struct ArchiveAnchors {
    private var byPartition: [TopicPartition: [Int64: [UInt8]]] = [:]

    init() {}

    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.failed, "cannot read \(path)")
        }
        for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let root = try? JSONDocument(parsing: Array(line)).root, let topic = root["topic"]?.string,
                let partition = root["partition"]?.int.flatMap(Int32.init(exactly:))
            else { throw CommandFailure(.failed, "\(path), line \(index + 1): not from archive verify --json") }
            // A partition that was empty then has nothing to compare with.
            guard let offset = root["offset"]?.int else { continue }
            guard let link = root["chain"]?.string.flatMap(Hex.decode), link.count == 32 else {
                throw CommandFailure(.failed, "\(path), line \(index + 1): chain must be 64 hex digits")
            }
            byPartition[TopicPartition(topic: topic, partition: partition), default: [:]][offset] = link
        }
    }

    var partitions: Set<TopicPartition> { Set(byPartition.keys) }

    func links(of partition: TopicPartition) -> [Int64: [UInt8]] { byPartition[partition] ?? [:] }
}
