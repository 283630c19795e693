/// Code points of UTF-8 that is known to be valid.
struct ScalarReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func next() -> UInt32? {
        guard position < bytes.count else { return nil }
        let first = UInt32(bytes[position])
        position += 1
        switch first {
        case ..<0x80: return first
        case ..<0xE0: return (first & 0x1F) << 6 | continuation()
        case ..<0xF0: return (first & 0x0F) << 12 | continuation() << 6 | continuation()
        default: return (first & 0x07) << 18 | continuation() << 12 | continuation() << 6 | continuation()
        }
    }

    private mutating func continuation() -> UInt32 {
        guard position < bytes.count else { return 0 }
        defer { position += 1 }
        return UInt32(bytes[position] & 0x3F)
    }
}
