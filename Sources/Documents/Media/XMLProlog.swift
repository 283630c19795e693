/// What comes before the root element of an XML document (XML 1.0 §2.8), and the root's local name.
///
/// A document type is refused: it can declare entities that name files or grow without bound, and no signed document
/// needs one.
enum XMLProlog {
    static func root(_ text: Slice<UnsafeRawBufferPointer>) -> String? {
        var rest = text
        while true {
            rest = rest.drop(while: TextContent.isSpace)
            if rest.starts(with: "<?".utf8) {
                guard let next = skip(rest.dropFirst(2), to: "?>") else { return nil }
                rest = next
            } else if rest.starts(with: "<!--".utf8) {
                guard let next = skip(rest.dropFirst(4), to: "-->") else { return nil }
                rest = next
            } else {
                return rest.first == UInt8(ascii: "<") ? name(rest.dropFirst()) : nil
            }
        }
    }

    private static func skip(
        _ text: Slice<UnsafeRawBufferPointer>, to end: String
    ) -> Slice<UnsafeRawBufferPointer>? {
        var rest = text
        while !rest.isEmpty {
            if rest.starts(with: end.utf8) { return rest.dropFirst(end.utf8.count) }
            rest = rest.dropFirst()
        }
        return nil
    }

    private static func name(_ text: Slice<UnsafeRawBufferPointer>) -> String? {
        let end: (UInt8) -> Bool = {
            TextContent.isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/")
        }
        let qualified = text.prefix { !end($0) }
        guard qualified.count < text.count, qualified.count <= 200 else { return nil }
        let name = String(decoding: qualified, as: UTF8.self)
        guard let first = name.unicodeScalars.first, first.properties.isXIDStart || first == "_",
            name.unicodeScalars.allSatisfy({ $0.properties.isXIDContinue || "-.:".unicodeScalars.contains($0) })
        else { return nil }
        return String(name.split(separator: ":").last ?? "")
    }
}
