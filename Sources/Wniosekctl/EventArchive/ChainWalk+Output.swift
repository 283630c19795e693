import Applications
import JSON
import Kafka
import Projections

extension ChainWalk {
    /// Partition, records, last link; what is broken, if anything is.
    var line: String {
        let start = "\(partition)  \(records) records"
        guard let found else { return "\(start)  \(lastOffset.map { "\(Hex.encode(head)) at \($0)" } ?? "empty")" }
        return "\(start)  broken: \(found.text)"
    }

    /// `{"topic", "partition", "records", "offset", "chain", "broken"?}`; what `--against` reads.
    var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("topic", partition.topic)
        writer.member("partition", Int(partition.partition))
        writer.member("records", records)
        if let lastOffset {
            writer.member("offset", lastOffset)
            writer.member("chain", Hex.encode(head))
        }
        if let found {
            writer.key("broken")
            writer.beginObject()
            writer.member("kind", found.kind)
            if let offset = found.offset { writer.member("offset", offset) }
            writer.member("text", found.text)
            writer.endObject()
        }
        writer.endObject()
        return String(decoding: writer.finish(), as: UTF8.self)
    }
}

extension ChainWalk.Break {
    var kind: String {
        switch self {
        case .link: "link"
        case .end: "end"
        case .anchor: "anchor"
        }
    }

    /// The first record that is not as it was, where there is one.
    var offset: Int64? {
        switch self {
        case .link(let offset, _), .anchor(let offset): offset
        case .end: nil
        }
    }

    var text: String {
        switch self {
        case .link(let offset, let after?):
            "the record at offset \(offset) was changed, or records between offset \(after) and it were taken out or added"
        case .link(let offset, nil):
            "the record at offset \(offset) was changed, or records before it were taken out or added"
        case .end(let after?): "records after offset \(after) were taken out or added"
        case .end(nil): "all records were taken out"
        case .anchor(let offset): "the record at offset \(offset) is another one than before, or gone"
        }
    }
}
