/// Quoted strings with the fewest escapes, as RFC 8785 §3.2.2.2 wants them.
enum JSONEscaping {
    static func append(_ string: String, to output: inout [UInt8]) {
        var string = string
        string.withUTF8 { append($0, isVerbatim: false, to: &output) }
    }

    /// `isVerbatim` says that the bytes are known to need no escape.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, isVerbatim: Bool, to output: inout [UInt8]) {
        output.append(quote)
        if isVerbatim {
            output.append(contentsOf: bytes)
        } else {
            appendEscaped(bytes, to: &output)
        }
        output.append(quote)
    }

    private static func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for index in bytes.indices where needsEscape(bytes[index]) {
            output.append(contentsOf: bytes[start..<index])
            appendEscape(bytes[index], to: &output)
            start = index + 1
        }
        output.append(contentsOf: bytes[start...])
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == quote || byte == backslash
    }

    private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(backslash)
        switch byte {
        case quote, backslash: output.append(byte)
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        default:
            output.append(contentsOf: "u00".utf8)
            output.append(hexadecimal(byte >> 4))
            output.append(hexadecimal(byte & 0xF))
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
}
