/// What stands before the root element, read before the parser sees anything: a document type declaration is the way
/// to external entities (XXE) and to entities that multiply (“billion laughs”), and no form needs one.
enum XMLPrologue {
    enum Fault: Error, Equatable {
        case notUTF8
        case otherEncoding
        case documentType
        case noRoot
    }

    /// Throws unless the bytes are UTF-8, say nothing else of themselves, and begin an element with no document type
    /// before it. Within an element the grammar allows none any more.
    static func check(_ bytes: [UInt8]) throws(Fault) {
        // UTF-16 of ASCII text is valid UTF-8 with zeros between, and libxml2 would read it as UTF-16.
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        if rest.starts(with: Array("<?xml".utf8)) {
            let declaration = try take(&rest, through: "?>")
            guard try encoding(in: declaration) ?? "utf-8" == "utf-8" else { throw .otherEncoding }
        }
        while true {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            if rest.starts(with: Array("<!--".utf8)) {
                rest = rest.dropFirst(4)
                _ = try take(&rest, through: "-->")
            } else if rest.starts(with: Array("<?".utf8)) {
                _ = try take(&rest, through: "?>")
            } else if rest.starts(with: Array("<!".utf8)) {
                throw .documentType
            } else {
                guard rest.first == UInt8(ascii: "<") else { throw .noRoot }
                return
            }
        }
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, through mark: String) throws(Fault) -> ArraySlice<UInt8> {
        let end = Array(mark.utf8)
        var position = rest.startIndex
        while position + end.count <= rest.endIndex {
            if rest[position...].starts(with: end) {
                let taken = rest[..<position]
                rest = rest[(position + end.count)...]
                return taken
            }
            position += 1
        }
        throw .noRoot
    }

    /// In lower case; nil when the declaration names none.
    private static func encoding(in declaration: ArraySlice<UInt8>) throws(Fault) -> String? {
        let text = String(decoding: declaration, as: UTF8.self).lowercased()
        guard let name = text.firstRange(of: "encoding") else { return nil }
        let quoted = text[name.upperBound...].drop { $0 == " " || $0 == "=" }
        guard let quote = quoted.first, quote == "\"" || quote == "'" else { throw .otherEncoding }
        return String(quoted.dropFirst().prefix { $0 != quote })
    }
}
