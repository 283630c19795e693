internal import Applications

/// Appends values to one buffer, in the forms that `SnapshotCodec` describes.
struct SnapshotWriter {
    private(set) var bytes: [UInt8] = []

    init(reservingCapacity capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    mutating func presence(_ members: some PresenceSet) { fixed(members.rawValue) }

    mutating func word(_ word: some SnapshotWord) { bytes.append(word.snapshotCode) }

    mutating func integer(_ integer: Int) {
        let wide = Int64(integer)
        leb128(UInt64(bitPattern: wide << 1 ^ wide >> 63))
    }

    mutating func count(_ count: Int) { leb128(UInt64(count)) }

    mutating func text(_ text: String) {
        count(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func date(_ date: LocalDate) { integer(date.daysSince1970) }

    mutating func instant(_ instant: Instant) { fixed(instant.milliseconds) }

    mutating func id(_ uuid: UUID128) {
        fixed(uuid.high)
        fixed(uuid.low)
    }

    private mutating func fixed(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func leb128(_ number: UInt64) {
        var rest = number
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}
