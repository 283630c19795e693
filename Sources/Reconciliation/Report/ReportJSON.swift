internal import Applications
internal import JSON
internal import Kafka

extension ReconciliationReport {
    /// One JSON object, for tools.
    public var json: [UInt8] {
        var writer = JSONWriter(reservingCapacity: 4096)
        writer.beginObject()
        writer.member("equal", isEqual)
        writer.key("topics")
        writer.beginArray()
        for topic in topics {
            writer.beginObject()
            writer.member("topic", topic.name)
            writer.member("records", topic.records)
            writer.key("projections")
            writer.beginArray()
            for line in topic.lines { writer.line(line) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        if let receipts {
            writer.key("receipts")
            writer.receipts(receipts)
        }
        writer.member("differenceCount", differences.total)
        writer.key("differenceKinds")
        writer.beginObject()
        for (kind, count) in differences.counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            writer.member(kind.rawValue, count)
        }
        writer.endObject()
        writer.key("differences")
        writer.beginArray()
        for difference in differences.listed { writer.difference(difference) }
        writer.endArray()
        writer.endObject()
        return writer.finish()
    }
}

extension JSONWriter {
    fileprivate mutating func line(_ line: ReconciliationReport.Line) {
        beginObject()
        member("projection", line.follower.projection)
        member("version", line.follower.version)
        member("records", line.tally.records)
        member("accepted", line.tally.accepted)
        member("duplicates", line.tally.duplicates)
        member("refused", line.tally.refused)
        member("parked", line.tally.parked)
        member("unaccounted", line.tally.unaccounted)
        member("toCome", line.tally.toCome)
        endObject()
    }

    fileprivate mutating func receipts(_ tally: ReceiptTally) {
        beginObject()
        member("presented", tally.presented)
        member("skipped", tally.skipped)
        member("inLog", tally.inLog)
        member("projected", tally.projected)
        member("parked", tally.parked)
        member("toCome", tally.toCome)
        member("wrong", tally.wrong)
        endObject()
    }

    fileprivate mutating func difference(_ difference: Difference) {
        beginObject()
        member("kind", difference.kind.rawValue)
        member("projection", difference.follower?.projection)
        if let version = difference.follower?.version { member("version", version) }
        member("topic", difference.partition?.topic)
        if let partition = difference.partition?.partition { member("partition", Int64(partition)) }
        if let offset = difference.offset { member("offset", offset) }
        member("applicationId", difference.application?.description)
        member("eventId", difference.event?.description)
        member("receipt", difference.receipt)
        member("what", difference.what)
        member("remedy", difference.remedy)
        endObject()
    }
}
