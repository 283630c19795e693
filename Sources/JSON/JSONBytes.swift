/// Comparisons of raw string bytes.
package enum JSONBytes {
    /// Same bytes. Strings of a document are UTF-8 and are compared without normalization (RFC 8259 §8.3).
    @inlinable @inline(__always)
    package static func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        guard let left = UnsafeRawPointer(a.baseAddress), let right = UnsafeRawPointer(b.baseAddress) else {
            return true
        }
        return equal(left, right, count: a.count)
    }

    /// The same for bytes without their count: by words, the last of which may overlap the one before.
    @inlinable
    package static func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int) -> Bool {
        var index = 0
        guard count >= 8 else {
            while index < count {
                if a.load(fromByteOffset: index, as: UInt8.self) != b.load(fromByteOffset: index, as: UInt8.self) {
                    return false
                }
                index &+= 1
            }
            return true
        }
        while index < count &- 8 {
            if word(a + index) != word(b + index) { return false }
            index &+= 8
        }
        return word(a + (count &- 8)) == word(b + (count &- 8))
    }

    /// Eight bytes at any address.
    @inlinable @inline(__always)
    package static func word(_ bytes: UnsafeRawPointer) -> UInt64 {
        bytes.loadUnaligned(as: UInt64.self)
    }

    /// The order of RFC 8785 §3.2.3: by UTF-16 code units, read off UTF-8.
    ///
    /// The two orders differ in one place: characters beyond U+FFFF (lead bytes F0–F4) have surrogates D800–DFFF in
    /// UTF-16 and so come before U+E000–U+FFFF (lead bytes EE and EF).
    package static func precedesInUTF16(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        let common = min(a.count, b.count)
        var index = 0
        while index < common {
            if a[index] != b[index] { return weight(a[index]) < weight(b[index]) }
            index += 1
        }
        return a.count < b.count
    }

    private static func weight(_ byte: UInt8) -> Int {
        byte == 0xEE || byte == 0xEF ? Int(byte) + 0x10 : Int(byte)
    }
}
