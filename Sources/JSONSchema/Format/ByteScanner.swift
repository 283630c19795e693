/// A cursor over ASCII for the format checks.
struct ByteScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int
    private let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        position = 0
        end = bytes.count
    }

    var isAtEnd: Bool { position == end }

    var peek: UInt8? { position < end ? bytes[position] : nil }

    mutating func next() -> UInt8? {
        guard position < end else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard let byte = peek, UInt32(byte) == expected.value else { return false }
        position += 1
        return true
    }

    /// A number of exactly `count` digits.
    mutating func digits(_ count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let byte = peek, ASCII.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            position += 1
        }
        return value
    }

    /// Takes bytes while `isMember` holds; how many.
    mutating func skip(while isMember: (UInt8) -> Bool) -> Int {
        let start = position
        while position < end, isMember(bytes[position]) { position += 1 }
        return position - start
    }
}

/// Character classes of the RFCs.
enum ASCII {
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66)
    }
    static func isOne(of set: StaticString, _ byte: UInt8) -> Bool {
        UnsafeBufferPointer(start: set.utf8Start, count: set.utf8CodeUnitCount).contains(byte)
    }
}
