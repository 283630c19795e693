internal import Applications

/// Takes values off bytes that may be anything. Each value has one form: what reads as it without being what
/// `SnapshotWriter` makes of it is refused.
struct SnapshotReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() throws(SnapshotDecodingError) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        position += 1
        return bytes[position - 1]
    }

    /// Bits without a meaning are members of a newer writer, which must not be lost.
    mutating func presence<Members: PresenceSet>() throws(SnapshotDecodingError) -> Members {
        let start = position
        let members = Members(rawValue: try fixed())
        guard members.isSubset(of: .known) else { throw .invalidValue(byteOffset: start) }
        return members
    }

    mutating func word<Word: SnapshotWord>() throws(SnapshotDecodingError) -> Word {
        let start = position
        guard let word = Word(snapshotCode: try byte()) else { throw .invalidValue(byteOffset: start) }
        return word
    }

    mutating func integer() throws(SnapshotDecodingError) -> Int {
        let start = position
        let zigzag = try leb128()
        guard let integer = Int(exactly: Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)) else {
            throw .invalidValue(byteOffset: start)
        }
        return integer
    }

    /// How many things follow that take so many bytes each at least; never more than there is room for, so that wrong
    /// bytes cannot ask for memory.
    mutating func count(ofBytes size: Int) throws(SnapshotDecodingError) -> Int {
        let number = try leb128()
        guard number <= UInt64((bytes.count - position) / size) else { throw .truncated }
        return Int(number)
    }

    mutating func text() throws(SnapshotDecodingError) -> String {
        let count = try count(ofBytes: 1)
        let start = position
        position += count
        guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
            throw .invalidValue(byteOffset: start)
        }
        return text
    }

    mutating func date() throws(SnapshotDecodingError) -> LocalDate {
        let start = position
        let days = try integer()
        let date = LocalDate(daysSince1970: days)
        guard date.daysSince1970 == days else { throw .invalidValue(byteOffset: start) }
        return date
    }

    mutating func instant() throws(SnapshotDecodingError) -> Instant {
        let start = position
        let milliseconds: Int64 = try fixed()
        let instant = Instant(milliseconds: milliseconds)
        guard instant.milliseconds == milliseconds else { throw .invalidValue(byteOffset: start) }
        return instant
    }

    mutating func id() throws(SnapshotDecodingError) -> UUID128 {
        UUID128(high: try fixed(), low: try fixed())
    }

    /// Nothing may follow.
    func end() throws(SnapshotDecodingError) {
        guard position == bytes.count else { throw .trailingBytes(byteOffset: position) }
    }

    private mutating func fixed<Number: FixedWidthInteger & BitwiseCopyable>() throws(SnapshotDecodingError) -> Number {
        let size = MemoryLayout<Number>.size
        let start = position
        guard bytes.count - start >= size else { throw .truncated }
        position += size
        return Number(bigEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: Number.self) })
    }

    private mutating func leb128() throws(SnapshotDecodingError) -> UInt64 {
        let start = position
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            // The tenth byte has one bit left; a last byte of zero would be a second form of the same number.
            guard shift < 63 || next <= 1, next != 0 || shift == 0 else { throw .invalidValue(byteOffset: start) }
            number |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return number }
            shift += 7
        }
    }
}
