/// Comparisons of raw string bytes.
package enum JSONBytes {
    /// Same bytes. Strings of a document are UTF-8 and are compared without normalization (RFC 8259 §8.3).
    @inlinable @inline(__always)
    package static func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        var index = 0
        while index < a.count {
            if a[index] != b[index] { return false }
            index &+= 1
        }
        return true
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
