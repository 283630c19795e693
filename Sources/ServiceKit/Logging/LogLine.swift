internal import JSON
internal import Logging

/// Renders a log event as the bytes of one line.
enum LogLine {
    static func json(
        _ event: LogEvent, identity: ServiceIdentity, label: String, metadata: Logger.Metadata, timestamp: String
    ) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 384)
        writer.beginObject()
        writer.member("ts", timestamp)
        writer.member("level", event.level.rawValue)
        writer.member("service", identity.name)
        writer.member("version", identity.version)
        if label != identity.name { writer.member("logger", label) }
        writer.member("message", Redaction.redacted("\(event.message)"))
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            writer.key(reserved.contains(key) ? "metadata.\(key)" : Redaction.redacted(key))
            write(value, to: &writer)
        }
        writer.endObject()
        return writer.finish() + [UInt8(ascii: "\n")]
    }

    static func text(
        _ event: LogEvent, identity: ServiceIdentity, metadata: Logger.Metadata, timestamp: String
    ) -> [UInt8] {
        let time = timestamp.dropFirst(11)
        let level = event.level.rawValue.padding(to: 8)
        var line = "\(time) \(level) \(identity.name.padding(to: 9)) \(singleLine("\(event.message)"))"
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            line += "  \(singleLine(key))=\(singleLine("\(value)"))"
        }
        return Array((line + "\n").utf8)
    }

    private static let reserved: Set<String> = ["ts", "level", "service", "version", "logger", "message"]

    private static func write(_ value: Logger.Metadata.Value, to writer: inout JSONWriter) {
        switch value {
        case .string(let string):
            writer.string(Redaction.redacted(string))
        case .stringConvertible(let int as Int) where Redaction.redacted(String(int)) != Redaction.mark:
            writer.integer(int)
        case .stringConvertible(let bool as Bool):
            writer.bool(bool)
        case .stringConvertible(let convertible):
            writer.string(Redaction.redacted(convertible.description))
        case .array(let values):
            writer.beginArray()
            for value in values { write(value, to: &writer) }
            writer.endArray()
        case .dictionary(let members):
            writer.beginObject()
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                writer.key(Redaction.redacted(key))
                write(value, to: &writer)
            }
            writer.endObject()
        }
    }

    /// A value cannot begin a new line: control characters become spaces.
    private static func singleLine(_ text: String) -> String {
        let redacted = Redaction.redacted(text)
        guard redacted.unicodeScalars.contains(where: isControl) else { return redacted }
        var result = String.UnicodeScalarView()
        for scalar in redacted.unicodeScalars { result.append(isControl(scalar) ? " " : scalar) }
        return String(result)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
