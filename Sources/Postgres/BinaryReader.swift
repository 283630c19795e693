/// Reads PostgreSQL's binary format: big-endian, at any alignment. Every read checks what is left.
struct BinaryReader {
    private var rest: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func integer<I: FixedWidthInteger>(_ type: I.Type) -> I? {
        let size = MemoryLayout<I>.size
        guard rest.count >= size else { return nil }
        defer { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(size)) }
        return I(bigEndian: rest.loadUnaligned(as: type))
    }

    mutating func bytes(_ count: Int) -> UnsafeRawBufferPointer? {
        guard count >= 0, rest.count >= count else { return nil }
        defer { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count)) }
        return UnsafeRawBufferPointer(rebasing: rest.prefix(count))
    }
}

/// One value's bytes to a Swift value; nil when the width is wrong.
enum BinaryDecoding {
    static func bool(_ bytes: UnsafeRawBufferPointer) -> Bool? {
        exactly(UInt8.self, bytes).map { $0 != 0 }
    }

    static func float8(_ bytes: UnsafeRawBufferPointer) -> Double? {
        exactly(UInt64.self, bytes).map { Double(bitPattern: $0) }
    }

    static func text(_ bytes: UnsafeRawBufferPointer) -> String? { String(decoding: bytes, as: UTF8.self) }

    static func bytea(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? { Array(bytes) }

    static func jsonb(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        bytes.first == 1 ? Array(bytes.dropFirst()) : nil
    }

    static func uuid(_ bytes: UnsafeRawBufferPointer) -> PostgresUUID? {
        var reader = BinaryReader(bytes)
        guard bytes.count == 16, let high = reader.integer(UInt64.self), let low = reader.integer(UInt64.self) else {
            return nil
        }
        return PostgresUUID(high: high, low: low)
    }

    static func timestamptz(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        guard let value = exactly(Int64.self, bytes) else { return nil }
        if value == .max || value == .min { return value }
        let (sum, overflow) = value.addingReportingOverflow(PostgresEpoch.microseconds)
        return overflow ? nil : sum
    }

    static func date(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard let value = exactly(Int32.self, bytes) else { return nil }
        if value == .max { return .max }
        if value == .min { return .min }
        return Int(value) + PostgresEpoch.days
    }

    static func exactly<I: FixedWidthInteger>(_ type: I.Type, _ bytes: UnsafeRawBufferPointer) -> I? {
        guard bytes.count == MemoryLayout<I>.size else { return nil }
        return I(bigEndian: bytes.loadUnaligned(as: type))
    }

    /// One-dimensional arrays: dimensions, null flag, element type, length, lower bound, then the fields.
    static func array<Element>(
        _ bytes: UnsafeRawBufferPointer, _ element: (UnsafeRawBufferPointer) -> Element?
    ) -> [Element?]? {
        var reader = BinaryReader(bytes)
        guard let dimensions = reader.integer(Int32.self), reader.integer(Int32.self) != nil,
            reader.integer(UInt32.self) != nil
        else { return nil }
        if dimensions == 0 { return [] }
        guard dimensions == 1, let count = reader.integer(Int32.self), reader.integer(Int32.self) != nil else {
            return nil
        }
        var elements: [Element?] = []
        elements.reserveCapacity(min(Int(max(count, 0)), bytes.count / 4))
        for _ in 0..<max(count, 0) {
            guard let length = reader.integer(Int32.self) else { return nil }
            if length < 0 {
                elements.append(nil)
                continue
            }
            guard let content = reader.bytes(Int(length)), let value = element(content) else { return nil }
            elements.append(value)
        }
        return elements
    }
}
