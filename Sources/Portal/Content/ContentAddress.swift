/// The address that the path of a file gives a page.
struct ContentAddress {
    let language: Language
    /// E.g. `/kontakt/zus`, `/` or `/en`.
    let path: String

    /// What else answers at the portal's addresses.
    static let reserved: Set<String> = [
        "api", "pdf", "sprawdz", "stan-sprawy", "szukaj", "wniosek", "zasoby",
    ]

    init(file: String) throws(ContentError) {
        var parts = file.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, let language = Language(rawValue: parts.removeFirst()) else {
            throw ContentError(file, nil, "Pages lie in the folders pl, en and uk.")
        }
        let name = parts.removeLast()
        guard name.hasSuffix(".md") else { throw ContentError(file, nil, "The name of a page ends with .md.") }
        if name != "index.md" { parts.append(String(name.dropLast(3))) }
        guard parts.allSatisfy(Self.isName) else {
            throw ContentError(file, nil, "Names of pages and folders have small letters a–z, digits and hyphens only.")
        }
        if language == .polish, let first = parts.first, Self.reserved.contains(first) {
            throw ContentError(file, nil, "The portal itself answers at /\(first); choose another name.")
        }
        if language != .polish { parts.insert(language.rawValue, at: 0) }
        self.language = language
        path = "/" + parts.joined(separator: "/")
    }

    /// Whether a text can be part of an address.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// The address one level up; nil for a home page.
    static func parent(of path: String, in language: Language) -> String? {
        guard path != language.home, let slash = path.lastIndex(of: "/") else { return nil }
        let parent = String(path[..<slash])
        return parent.isEmpty ? "/" : parent
    }
}
