/// The last gate of a log line: replaces what looks like personal data, whoever let it through.
///
/// Two things are recognized: runs of exactly 11 digits with a valid national identifier checksum (weights
/// 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1; the sum is a multiple of ten), and e-mail addresses. It works on text before any
/// escaping, so that `\n` next to a digit hides nothing.
public enum Redaction {
    /// What stands in place of personal data.
    public static let mark = "[redacted]"

    /// The text without personal data; the same text when there is none.
    public static func redacted(_ text: String) -> String {
        if text.utf8.withContiguousStorageIfAvailable({ isSuspicious($0) }) == false { return text }
        let found =
            text.utf8.withContiguousStorageIfAvailable(ranges(in:))
            ?? Array(text.utf8).withUnsafeBufferPointer(ranges(in:))
        guard !found.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        for range in found {
            result += bytes[position..<range.lowerBound]
            result += Array(mark.utf8)
            position = range.upperBound
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether there is an at sign or a row of 11 digits or more; without either, nothing is to be redacted.
    static func isSuspicious(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes {
            digits = isDigit(byte) ? digits + 1 : 0
            if digits == 11 || byte == UInt8(ascii: "@") { return true }
        }
        return false
    }

    /// Whether 11 digits carry a valid check digit.
    static func isNationalIdentifier(_ digits: some Sequence<UInt8>) -> Bool {
        let weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
        return sum % 10 == 0
    }

    /// Ascending, not overlapping.
    private static func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if isDigit(byte) {
                let start = index
                while index < bytes.count, isDigit(bytes[index]) { index += 1 }
                if index - start == 11, isNationalIdentifier(bytes[start..<index]) { found.append(start..<index) }
            } else {
                if byte == UInt8(ascii: "@"), let range = address(around: index, in: bytes) {
                    while let last = found.last, last.upperBound > range.lowerBound { found.removeLast() }
                    found.append(range)
                    index = range.upperBound
                } else {
                    index += 1
                }
            }
        }
        return found
    }

    private static func address(around at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var start = at
        while start > 0, isLocal(bytes[start - 1]) { start -= 1 }
        if start == at, at > 1, bytes[at - 1] == UInt8(ascii: "\"") {
            var opening = at - 2
            while opening > 0, bytes[opening] != UInt8(ascii: "\"") { opening -= 1 }
            start = opening
        }
        var end = at + 1
        while end < bytes.count, isDomain(bytes[end]) { end += 1 }
        return start < at && end > at + 1 ? start..<end : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80
    }

    /// `atext` of RFC 5322 and the dot, without what separates words in log lines (`=`, `'`, `/`, `{`, `|`, `}`).
    private static func isLocal(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || ".!#$%&*+-?^_`~".utf8.contains(byte)
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
}
