/// Appends values in PostgreSQL's binary format: big-endian, every field preceded by its length, -1 for NULL.
struct BinaryWriter {
    var bytes: [UInt8] = []

    mutating func integer<I: FixedWidthInteger>(_ value: I) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// A field as COPY and arrays have it: length, then content.
    mutating func field(_ value: PostgresValue) throws(PostgresError) {
        // The commonest ones have a length that is known before, and are written in one piece.
        switch value {
        case .null: return integer(Int32(-1))
        case .text(let text):
            integer(try Self.length(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
            return
        case .uuid(let high, let low): return raw((UInt32(16).bigEndian, Self.words(high), Self.words(low)))
        case .int4(let number): return integer(4 << 32 | UInt64(UInt32(bitPattern: number)))
        case .date(let days):
            return integer(4 << 32 | UInt64(UInt32(bitPattern: try Self.date(days))))
        case .int8(let number): return raw((UInt32(8).bigEndian, Self.words(UInt64(bitPattern: number))))
        case .timestamptz(let time):
            return raw((UInt32(8).bigEndian, Self.words(UInt64(bitPattern: try Self.timestamp(time)))))
        case .bool(let bool):
            integer(Int32(1))
            bytes.append(bool ? 1 : 0)
            return
        case .jsonb(let json):
            integer(try Self.length(json.count + 1))
            bytes.append(1)
            bytes.append(contentsOf: json)
            return
        default: break
        }
        let start = bytes.count
        integer(Int32(0))
        try content(value)
        try patchLength(at: start)
    }

    mutating func content(_ value: PostgresValue) throws(PostgresError) {
        switch value {
        case .null: break
        case .bool(let it): bytes.append(it ? 1 : 0)
        case .int2(let it): integer(it)
        case .int4(let it): integer(it)
        case .int8(let it): integer(it)
        case .float8(let it): integer(it.bitPattern)
        case .text(let it): bytes.append(contentsOf: it.utf8)
        case .bytea(let it): bytes.append(contentsOf: it)
        case .uuid(let high, let low):
            integer(high)
            integer(low)
        case .timestamptz(let it): integer(try Self.timestamp(it))
        case .date(let it): integer(try Self.date(it))
        case .jsonb(let it):
            bytes.append(1)
            bytes.append(contentsOf: it)
        case .numeric(let it): try numeric(it)
        case .array(let type, let it): try array(it, of: type)
        case .boolArray(let it): try array(it, of: .bool) { .bool($0) }
        case .int2Array(let it): try array(it, of: .int2) { .int2($0) }
        case .int4Array(let it): try array(it, of: .int4) { .int4($0) }
        case .int8Array(let it): try array(it, of: .int8) { .int8($0) }
        case .float8Array(let it): try array(it, of: .float8) { .float8($0) }
        case .textArray(let it): try array(it, of: .text) { .text($0) }
        case .byteaArray(let it): try array(it, of: .bytea) { .bytea($0) }
        case .uuidArray(let it): try array(it, of: .uuid) { .uuid($0) }
        case .timestamptzArray(let it): try array(it, of: .timestamptz) { .timestamptz(microsecondsSince1970: $0) }
        case .dateArray(let it): try array(it, of: .date) { .date(daysSince1970: $0) }
        case .jsonbArray(let it): try array(it, of: .jsonb) { .jsonb($0) }
        }
    }

    private mutating func array<Element>(
        _ elements: [Element?], of type: PostgresType, _ value: (Element) -> PostgresValue
    ) throws(PostgresError) {
        integer(Int32(elements.isEmpty ? 0 : 1))
        integer(Int32(elements.contains { $0 == nil } ? 1 : 0))
        integer(type.rawValue)
        guard !elements.isEmpty else { return }
        integer(try Self.length(elements.count))
        integer(Int32(1))
        for element in elements {
            try field(element.map(value) ?? .null)
        }
    }

    private mutating func array(_ elements: [PostgresValue], of type: PostgresType) throws(PostgresError) {
        integer(Int32(elements.isEmpty ? 0 : 1))
        integer(Int32(elements.contains { $0 == .null } ? 1 : 0))
        integer(type.rawValue)
        guard !elements.isEmpty else { return }
        integer(try Self.length(elements.count))
        integer(Int32(1))
        for element in elements { try field(element) }
    }

    /// Words of four bytes, so that a tuple of them has no gaps.
    private static func words(_ value: UInt64) -> (UInt32, UInt32) {
        (UInt32(truncatingIfNeeded: value >> 32).bigEndian, UInt32(truncatingIfNeeded: value).bigEndian)
    }

    private mutating func raw<Words>(_ words: Words) {
        withUnsafeBytes(of: words) { bytes.append(contentsOf: $0) }
    }

    private mutating func patchLength(at start: Int) throws(PostgresError) {
        let length = try Self.length(bytes.count - start - 4)
        withUnsafeBytes(of: length.bigEndian) { source in
            for offset in 0..<4 { bytes[start + offset] = source[offset] }
        }
    }

    private static func length(_ count: Int) throws(PostgresError) -> Int32 {
        guard let length = Int32(exactly: count) else {
            throw PostgresError(.encoding, "a parameter is longer than 2 GiB", hint: "split the data")
        }
        return length
    }

    private static func timestamp(_ microseconds: Int64) throws(PostgresError) -> Int64 {
        if microseconds == .max || microseconds == .min { return microseconds }
        let (value, overflow) = microseconds.subtractingReportingOverflow(PostgresEpoch.microseconds)
        // 4714-11-24 BC … 294276 AD, utils/timestamp.h
        guard !overflow, value >= -211_813_488_000_000_000, value < 9_223_371_331_200_000_000 else {
            throw PostgresError(.encoding, "a timestamp is outside PostgreSQL's range", hint: "correct the data")
        }
        return value
    }

    private static func date(_ days: Int) throws(PostgresError) -> Int32 {
        let (value, overflow) = days.subtractingReportingOverflow(PostgresEpoch.days)
        guard !overflow, value >= -2_451_545, value < 2_145_031_949, let short = Int32(exactly: value) else {
            throw PostgresError(.encoding, "a date is outside PostgreSQL's range", hint: "correct the data")
        }
        return short
    }
}
