/// Cuts a binary COPY stream into rows, however the server cut it into messages.
struct CopyStream {
    private static let header = 19
    private var bytes: [UInt8] = []
    private var position = 0
    private var isStarted = false

    mutating func append(_ more: [UInt8]) {
        if position > 0 {
            bytes.removeFirst(position)
            position = 0
        }
        bytes += more
    }

    /// The next whole row; nil when more bytes are needed, or after the trailer.
    mutating func next() throws(PostgresError) -> PostgresCopyRow? {
        if !isStarted {
            guard bytes.count >= Self.header, let extensionLength = integer(Int32.self, at: 15) else { return nil }
            guard bytes.count >= Self.header + Int(extensionLength) else { return nil }
            position = Self.header + Int(extensionLength)
            isStarted = true
        }
        guard let columns = integer(Int16.self, at: position), columns >= 0 else { return nil }
        var at = position + 2
        var fields: [[UInt8]?] = []
        fields.reserveCapacity(Int(columns))
        for _ in 0..<columns {
            guard let length = integer(Int32.self, at: at) else { return nil }
            at += 4
            if length < 0 {
                fields.append(nil)
                continue
            }
            guard bytes.count >= at + Int(length) else { return nil }
            fields.append(Array(bytes[at..<(at + Int(length))]))
            at += Int(length)
        }
        position = at
        return PostgresCopyRow(fields: fields)
    }

    private func integer<I: FixedWidthInteger>(_ type: I.Type, at offset: Int) -> I? {
        guard bytes.count >= offset + MemoryLayout<I>.size else { return nil }
        return bytes.withUnsafeBytes { I(bigEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
    }
}

/// One row of a binary COPY. The stream names no types, so only widths can be checked: cast in the SELECT.
public struct PostgresCopyRow: Sendable, Equatable {
    /// The binary values in column order; nil is NULL.
    public let fields: [[UInt8]?]

    /// `boolean`; nil for NULL.
    public func bool(_ column: Int) throws(PostgresError) -> Bool? { try value(column, BinaryDecoding.bool) }
    /// `integer`; nil for NULL.
    public func int4(_ column: Int) throws(PostgresError) -> Int32? {
        try value(column) { BinaryDecoding.exactly(Int32.self, $0) }
    }
    /// `bigint`; nil for NULL.
    public func int8(_ column: Int) throws(PostgresError) -> Int64? {
        try value(column) { BinaryDecoding.exactly(Int64.self, $0) }
    }
    /// `text`; nil for NULL.
    public func text(_ column: Int) throws(PostgresError) -> String? { try value(column, BinaryDecoding.text) }
    /// `bytea`; nil for NULL.
    public func bytea(_ column: Int) throws(PostgresError) -> [UInt8]? { try value(column, BinaryDecoding.bytea) }
    /// `jsonb`; nil for NULL.
    public func jsonb(_ column: Int) throws(PostgresError) -> [UInt8]? { try value(column, BinaryDecoding.jsonb) }
    /// `uuid`; nil for NULL.
    public func uuid(_ column: Int) throws(PostgresError) -> PostgresUUID? { try value(column, BinaryDecoding.uuid) }
    /// `timestamptz` in microseconds since 1970; nil for NULL.
    public func timestamptz(_ column: Int) throws(PostgresError) -> Int64? {
        try value(column, BinaryDecoding.timestamptz)
    }
    /// `date` in days since 1970; nil for NULL.
    public func date(_ column: Int) throws(PostgresError) -> Int? { try value(column, BinaryDecoding.date) }

    private func value<Value>(
        _ column: Int, _ decode: (UnsafeRawBufferPointer) -> Value?
    ) throws(PostgresError) -> Value? {
        guard fields.indices.contains(column) else {
            throw PostgresError(
                .decoding, "column \(column) was asked of a row of \(fields.count) columns", hint: "correct the reader")
        }
        guard let bytes = fields[column] else { return nil }
        guard let value = bytes.withUnsafeBytes(decode) else {
            throw PostgresError(
                .decoding, "column \(column) has \(bytes.count) bytes, not the width of the type asked for",
                hint: "cast the column in the SELECT")
        }
        return value
    }
}
