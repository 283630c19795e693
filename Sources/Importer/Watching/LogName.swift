import Applications

/// A file in the log: what it is for, and a mark to tell files apart. A clerk may have named it after a person, so its
/// whole name stays in the folders.
struct LogName: CustomStringConvertible {
    let description: String

    /// `benefit__form__#mark.ending`; the mark is the first eight hex digits of the name's SHA-256.
    init(_ name: String) {
        let mark = Hex.encode(Identity.sha256(Array(name.utf8))).prefix(8)
        let parts = name.split(separator: "__", maxSplits: 2, omittingEmptySubsequences: false)
        let ending = [".csv", ".ndjson", ".xml"].first { name.hasSuffix($0) } ?? ""
        let isPlain =
            parts.count == 3
            && parts[0...1].allSatisfy { part in
                part.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
            }
        description = (isPlain ? "\(parts[0])__\(parts[1])__" : "") + "#\(mark)\(ending)"
    }
}
