internal import Applications
internal import Benefits
internal import Crypto
internal import JSON

/// SHA-256 of all that a rule table holds, in the order of its codes: two tables with the same one give the same
/// assessments, and who reads a suggestion sees whether it was made with today's rules.
enum RuleFingerprint {
    static func sha256(of table: RuleTable) -> String {
        var writer = JSONWriter(reservingCapacity: 65_536)
        writer.beginObject()
        for (code, key) in table.keys.sorted(by: { $0.key < $1.key }) {
            writer.key(code)
            write(key, table.rows(code), to: &writer)
        }
        writer.key("sources")
        writer.beginObject()
        for (code, page) in table.sources.sorted(by: { $0.key < $1.key }) { writer.member(code, page) }
        writer.endObject()
        writer.endObject()
        return SHA256.hash(data: writer.finish()).withUnsafeBytes { Hex.encode(Array($0)) }
    }

    private static func write(_ key: RuleKey, _ rows: [Rule], to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", key.name)
        writer.member("unit", key.unit.rawValue)
        writer.member("selectedBy", key.selectedBy.rawValue)
        writer.member("isLocal", key.isLocal)
        writer.member("legalNote", key.legalNote)
        writer.member("confirmedTo", key.confirmation?.to.iso)
        writer.member("confirmedNote", key.confirmation?.note)
        writer.key("rows")
        writer.beginArray()
        for row in rows { write(row, to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private static func write(_ row: Rule, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("value", row.value?.description)
        writer.member("from", row.from?.iso)
        writer.member("to", row.to?.iso)
        writer.member("confidence", row.confidence.rawValue)
        writer.member("remark", row.remark?.code)
        writer.member("remarkConcerns", row.remark?.concerns.rawValue)
        writer.member("remarkText", row.remark?.text)
        writer.key("sources")
        writer.beginArray()
        for source in row.sources { writer.string(source) }
        writer.endArray()
        writer.endObject()
    }
}
