internal import JSON
internal import Logging

/// Renders a log event as the bytes of one line.
enum LogLine {
    static func json(
        _ event: LogEvent, identity: ServiceIdentity, label: String, fields: LogFields, timestamp: String
    ) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 384)
        writer.beginObject()
        writer.member("ts", timestamp)
        writer.member("level", event.level.rawValue)
        writer.member("service", identity.name)
        writer.member("version", identity.version)
        if label != identity.name { writer.member("logger", label) }
        writer.member("message", Redaction.redacted(event.message.description))
        for (key, value) in fields.entries {
            writer.key(reserved.contains(key) ? "metadata.\(key)" : Redaction.redacted(key))
            write(value, to: &writer)
        }
        writer.endObject()
        var line = writer.finish()
        line.append(UInt8(ascii: "\n"))
        return line
    }

    static func text(
        _ event: LogEvent, identity: ServiceIdentity, fields: LogFields, timestamp: String
    ) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(384)
        line.append(contentsOf: timestamp.utf8.dropFirst(11))
        line.append(space)
        append(event.level.rawValue, paddedTo: 8, to: &line)
        line.append(space)
        append(identity.name, paddedTo: 9, to: &line)
        line.append(space)
        appendSingleLine(event.message.description, to: &line)
        for (key, value) in fields.entries {
            line.append(space)
            line.append(space)
            appendSingleLine(key, to: &line)
            line.append(UInt8(ascii: "="))
            if case .string(let text) = value {
                appendSingleLine(text, to: &line)
            } else {
                appendSingleLine(value.description, to: &line)
            }
        }
        line.append(UInt8(ascii: "\n"))
        return line
    }

    private static let space = UInt8(ascii: " ")

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
    private static func appendSingleLine(_ text: String, to line: inout [UInt8]) {
        let isPlain =
            text.utf8.withContiguousStorageIfAvailable { bytes in
                guard isPrintableASCII(bytes), !Redaction.isSuspicious(bytes) else { return false }
                line.append(contentsOf: bytes)
                return true
            } ?? false
        guard !isPlain else { return }
        for scalar in Redaction.redacted(text).unicodeScalars {
            if isControl(scalar) { line.append(space) } else { line.append(contentsOf: String(scalar).utf8) }
        }
    }

    private static func isPrintableASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7f }
    }

    /// Category Cc, and the two separators that some readers break lines at.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1f, 0x7f...0x9f, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func append(_ text: String, paddedTo width: Int, to line: inout [UInt8]) {
        line.append(contentsOf: text.utf8)
        for _ in 0..<max(0, width - text.count) { line.append(space) }
    }
}
