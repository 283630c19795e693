internal import Crypto

/// A UUID as two machine words (RFC 9562), ordered as its bytes are.
public struct UUID128: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// A UUID from its two halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The 8-4-4-4-12 form in either case; nil for anything else.
    public init?(_ text: String) {
        self.init(utf8: text.utf8)
    }

    /// The same from the text's bytes.
    public init?(utf8 text: some Collection<UInt8>) {
        let read = text.withContiguousStorageIfAvailable { UUID128(reading: $0) }
        guard let uuid = read ?? Array(text).withUnsafeBufferPointer({ UUID128(reading: $0) }) else { return nil }
        self = uuid
    }

    private init?(reading text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 36 else { return nil }
        var halves: (high: UInt64, low: UInt64) = (0, 0)
        var digits = 0
        for position in 0..<36 {
            let byte = text[position]
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Hex.value(of: byte) else { return nil }
            if digits < 16 {
                halves.high = halves.high << 4 | UInt64(digit)
            } else {
                halves.low = halves.low << 4 | UInt64(digit)
            }
            digits += 1
        }
        self.init(high: halves.high, low: halves.low)
    }

    /// Sixteen bytes in network order; nil for any other count.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        self.init(
            high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// Sixteen bytes in network order.
    public var bytes: [UInt8] {
        Array(unsafeUninitializedCapacity: 16) { bytes, count in
            for index in 0..<16 { bytes[index] = byte(index) }
            count = 16
        }
    }

    /// Lower-case 8-4-4-4-12.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { text in
            var position = 0
            for index in 0..<16 {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    text[position] = UInt8(ascii: "-")
                    position += 1
                }
                Hex.write(byte(index), to: text, at: position)
                position += 2
            }
            return position
        }
    }

    private func byte(_ index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> (56 - 8 * UInt64(index % 8)))
    }

    /// Name-based UUID, version 5 (RFC 9562 §5.5): SHA-1 over the namespace's bytes and the name's.
    public static func v5(namespace: UUID128, name: [UInt8]) -> UUID128 {
        var digest = Insecure.SHA1()
        digest.update(data: namespace.bytes)
        digest.update(data: name)
        return digest.finalize().withUnsafeBytes { bytes in
            UUID128(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)) & ~0xF000 | 0x5000,
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                    & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
        }
    }

    /// Byte order.
    public static func < (left: UUID128, right: UUID128) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
