/// Names as people write them in addresses: lower case, without diacritics.
enum LatinLetters {
    static func plain(_ name: String) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(name.utf8.count)
        for scalar in name.unicodeScalars { append(scalar, to: &plain) }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
        switch scalar {
        case "a"..."z", "0"..."9", "-": text.append(UInt8(truncatingIfNeeded: scalar.value))
        case "A"..."Z": text.append(UInt8(truncatingIfNeeded: scalar.value) + 32)
        case "ą", "Ą": text.append(UInt8(ascii: "a"))
        case "ć", "Ć": text.append(UInt8(ascii: "c"))
        case "ę", "Ę": text.append(UInt8(ascii: "e"))
        case "ł", "Ł": text.append(UInt8(ascii: "l"))
        case "ń", "Ń": text.append(UInt8(ascii: "n"))
        case "ó", "Ó": text.append(UInt8(ascii: "o"))
        case "ś", "Ś": text.append(UInt8(ascii: "s"))
        case "ź", "ż", "Ź", "Ż": text.append(UInt8(ascii: "z"))
        default: break
        }
    }
}
