/// PDF by its header and trailer, and names in it that make a reader run something.
///
/// The names are looked for in the whole file, streams included, as ISO 32000-1 §7.3.5 lets them be written (`#53` is
/// `S`). Objects inside compressed object streams are out of sight here; looking there is the virus scanner's part.
enum PDFContent {
    /// `%PDF-` at the very beginning, `%%EOF` in the last 1,024 bytes: neither something else with a PDF inside nor an
    /// upload that broke off.
    static func isPDF(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.starts(with: "%PDF-".utf8) else { return false }
        let tail = String(decoding: bytes.suffix(1024), as: Unicode.ASCII.self)
        return tail.utf8.contains(subsequence: "%%EOF")
    }

    static func hasActiveContent(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var position = 0
        while let slash = bytes[position...].firstIndex(of: UInt8(ascii: "/")) {
            position = slash + 1
            // Most names end here, before anything is built of them.
            guard position < bytes.count, firstBytes.contains(bytes[position]) else { continue }
            if activeNames.contains(name(bytes, at: position)) { return true }
        }
        return false
    }

    private static let activeNames: Set<String> = ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles"]
    private static let firstBytes = Array("JLE#".utf8)
    private static let longestName = 13

    /// The name that begins here, one character longer than any we look for at most.
    private static func name(_ bytes: UnsafeRawBufferPointer, at start: Int) -> String {
        var name: [UInt8] = []
        var position = start
        while position < bytes.count, name.count <= longestName, isRegular(bytes[position]) {
            if bytes[position] == UInt8(ascii: "#"), position + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[position + 1...position + 2], as: UTF8.self), radix: 16)
            {
                name.append(byte)
                position += 3
            } else {
                name.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// Neither white space nor a delimiter (ISO 32000-1 §7.2.2).
    private static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, 9, 10, 12, 13, 32: false
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            false
        default: true
        }
    }
}
