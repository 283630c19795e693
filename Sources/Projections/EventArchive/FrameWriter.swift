/// Numbers big-endian, bytes behind their length, so that different contents never give the same bytes.
struct FrameWriter {
    private(set) var bytes: [UInt8]

    init(reservingCapacity capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Length and bytes; -1 alone for none, which is not the same as empty.
    mutating func append(_ part: [UInt8]?) {
        guard let part else { return append(Int32(-1)) }
        append(Int32(truncatingIfNeeded: part.count))
        bytes.append(contentsOf: part)
    }

    mutating func append(_ text: String) {
        append(Int32(truncatingIfNeeded: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Bytes that have a length of their own.
    mutating func append(fixed part: [UInt8]) {
        bytes.append(contentsOf: part)
    }
}

/// Reads what `FrameWriter` wrote; nil once the bytes are of another make.
struct FrameReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    /// Outer nil: no such frame; inner nil: the part that is not there.
    mutating func part() -> [UInt8]?? {
        guard rest.count >= 4 else { return nil }
        let length = Int32(truncatingIfNeeded: rest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
        rest = rest.dropFirst(4)
        if length == -1 { return .some(nil) }
        guard length >= 0, rest.count >= Int(length) else { return nil }
        defer { rest = rest.dropFirst(Int(length)) }
        return .some(Array(rest.prefix(Int(length))))
    }
}
