/// How elements of an XML document are named: `w:Dokument/w:Osoba[2]/w:Imie`, an attribute `…/@rodzaj`. In documents
/// every element has a number among its likes; in mappings the first needs none.
enum ElementPath {
    /// A mapping's path with every number written.
    static func numbered(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasSuffix("]") || $0.hasPrefix("@") ? String($0) : "\($0)[1]" }
            .joined(separator: "/")
    }

    /// A path without the numbers that need not be written, for people.
    static func plain(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasSuffix("[1]") ? String($0.dropLast(3)) : String($0) }
            .joined(separator: "/")
    }
}
