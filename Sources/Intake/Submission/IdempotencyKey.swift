/// The `Idempotency-Key` header: an RFC 8941 string of 8–128 visible ASCII characters. The bare form without quotes is
/// understood as well.
struct IdempotencyKey: Sendable, Equatable {
    let text: String

    init?(header: String) {
        var bytes = Array(header.utf8)
        while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        if bytes.first == UInt8(ascii: "\"") {
            guard bytes.count >= 2, bytes.last == UInt8(ascii: "\"") else { return nil }
            bytes = Array(bytes.dropFirst().dropLast())
        }
        guard (8...128).contains(bytes.count),
            bytes.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }
}
