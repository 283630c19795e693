/// Plain text and XML, in UTF-8.
enum TextContent {
    static func inspect(_ bytes: UnsafeRawBufferPointer) -> ContentInspection {
        guard isText(bytes) else { return .unknown }
        let body = bytes.starts(with: byteOrderMark) ? bytes[byteOrderMark.count...] : bytes[...]
        let start = body.drop(while: isSpace)
        guard start.first == UInt8(ascii: "<") else {
            return start.isEmpty || isProgramText(start) ? .unknown : .recognised(.text)
        }
        guard let root = XMLProlog.root(start), bytes.last(where: { !isSpace($0) }) == UInt8(ascii: ">") else {
            return .unknown
        }
        guard !browserRoots.contains(root.lowercased()) else { return .unknown }
        // A browser runs scripts of these vocabularies wherever they stand in a document.
        return browserNamespaces.contains { bytes.contains(subsequence: $0) } ? .active(.xml) : .recognised(.xml)
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let browserRoots: Set<String> = ["html", "svg"]
    private static let browserNamespaces = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"]

    /// Texts that something runs or draws: scripts, rich text with its objects, PostScript, and PDF, which readers look
    /// for in the first 1,024 bytes.
    private static func isProgramText(_ start: Slice<UnsafeRawBufferPointer>) -> Bool {
        ["#!", "{\\rtf", "%!PS"].contains { start.starts(with: $0.utf8) }
            || start.prefix(1024).contains(subsequence: "%PDF-")
    }

    /// UTF-8 with no other control characters than those that lay out a text.
    private static func isText(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || isSpace($0) } && String(validating: bytes, as: UTF8.self) != nil
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (9...13).contains(byte) && byte != 11
    }
}
