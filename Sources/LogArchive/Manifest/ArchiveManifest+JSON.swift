internal import JSON
internal import Kafka

extension ArchiveManifest {
    private static let format = "log-archive"
    private static let version: Int64 = 1

    func encoded() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 4096)
        writer.beginObject()
        writer.member("format", Self.format)
        writer.member("version", Self.version)
        writer.member("clusterId", clusterID)
        writer.key("topics")
        writer.beginArray()
        for (topic, count) in topics.sorted(by: { $0.key < $1.key }) {
            writer.beginObject()
            writer.member("name", topic)
            writer.member("partitionCount", count)
            writer.key("partitions")
            writer.beginArray()
            for (partition, archived) in partitions.sorted(by: { $0.key < $1.key }) where partition.topic == topic {
                writer.write(archived, of: partition)
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.finish() + [UInt8(ascii: "\n")]
    }

    /// - Throws: a sentence.
    init(decoding bytes: [UInt8]) throws(ManifestFault) {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes, limits: JSONLimits(maximumBytes: 1 << 30, maximumDepth: 16))
        } catch {
            throw ManifestFault("not JSON, \(error.code.rawValue) at byte \(error.byteOffset)")
        }
        let root = document.root
        guard root["format"]?.string == Self.format else { throw ManifestFault("another format") }
        guard let version = root["version"]?.int, version == Self.version else {
            throw ManifestFault("written by another version of this program")
        }
        self.init(clusterID: try root.text("clusterId"))
        for topic in try root.list("topics") {
            let name = try topic.text("name")
            guard topics[name] == nil else { throw ManifestFault("\(name) twice") }
            topics[name] = Int(try topic.whole("partitionCount"))
            for node in try topic.list("partitions") {
                guard let number = Int32(exactly: try node.whole("partition")) else {
                    throw ManifestFault("partition is out of range")
                }
                let partition = TopicPartition(topic: name, partition: number)
                guard partitions[partition] == nil else { throw ManifestFault("\(partition) twice") }
                partitions[partition] = try ArchivedPartition(node)
            }
        }
    }
}

/// What is wrong with a manifest.
struct ManifestFault: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}

extension JSONWriter {
    fileprivate mutating func write(_ archived: ArchivedPartition, of partition: TopicPartition) {
        beginObject()
        member("partition", Int64(partition.partition))
        member("firstOffset", archived.firstOffset)
        member("nextOffset", archived.nextOffset)
        if let last = archived.lastRecord {
            key("lastRecord")
            beginObject()
            member("offset", last.offset)
            member("sha256", last.sha256)
            endObject()
        }
        key("segments")
        beginArray()
        for segment in archived.segments {
            beginObject()
            member("file", segment.file)
            member("firstOffset", segment.firstOffset)
            member("nextOffset", segment.nextOffset)
            member("records", segment.records)
            member("bytes", segment.bytes)
            member("sha256", segment.sha256)
            endObject()
        }
        endArray()
        endObject()
    }
}

extension ArchivedPartition {
    fileprivate init(_ node: JSONNode) throws(ManifestFault) {
        firstOffset = try node.whole("firstOffset")
        nextOffset = try node.whole("nextOffset")
        if let last = node["lastRecord"] {
            lastRecord = LastRecord(offset: try last.whole("offset"), sha256: try last.text("sha256"))
        }
        for segment in try node.list("segments") {
            let file = try segment.text("file")
            // A manifest may come from anywhere: it must not reach outside its archive.
            guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
                throw ManifestFault("a file outside the archive")
            }
            segments.append(
                ArchivedSegment(
                    file: file, firstOffset: try segment.whole("firstOffset"),
                    nextOffset: try segment.whole("nextOffset"), records: try segment.whole("records"),
                    bytes: Int(try segment.whole("bytes")), sha256: try segment.text("sha256")))
        }
    }
}

extension JSONNode {
    fileprivate func text(_ name: String) throws(ManifestFault) -> String {
        guard let text = self[name]?.string else { throw ManifestFault("\(name) is missing or no text") }
        return text
    }

    fileprivate func whole(_ name: String) throws(ManifestFault) -> Int64 {
        guard let number = self[name]?.int, number >= 0 else {
            throw ManifestFault("\(name) is missing or no whole number")
        }
        return number
    }

    fileprivate func list(_ name: String) throws(ManifestFault) -> JSONElements {
        guard let node = self[name], node.kind == .array else { throw ManifestFault("\(name) is missing or no list") }
        return node.elements
    }
}
