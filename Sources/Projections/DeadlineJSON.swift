internal import Applications
internal import JSON

/// Deadlines as the `deadlines` columns hold them: `[{"kind", "due", "basis"}]`.
enum DeadlineJSON {
    static func encode(_ deadlines: [Deadline]) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginArray()
        for deadline in deadlines {
            writer.beginObject()
            writer.member("kind", deadline.kind.rawValue)
            writer.member("due", deadline.due.iso)
            writer.member("basis", deadline.legalBasis)
            writer.endObject()
        }
        writer.endArray()
        return writer.finish()
    }
}
