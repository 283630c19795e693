/// What a text may hold.
enum ContentRules {
    private static let forbidden: Set<String> = [
        "script", "style", "link", "meta", "base", "iframe", "object", "embed", "form", "input", "button",
    ]

    /// Refuses what the browser would refuse under the portal's security policy, or what breaks the page around the text.
    /// Answers the identifiers that the text gives itself.
    static func check(_ tokens: [HTMLToken], _ lines: ContentLines) throws(ContentError) -> Set<String> {
        var ids: Set<String> = []
        for token in tokens {
            guard case .tag(let tag) = token, !tag.isEnd else { continue }
            func refused(_ reason: String) -> ContentError {
                ContentError(
                    lines.file, lines.number(of: String(tag.source)) ?? lines.number(of: "<\(tag.name)"), reason)
            }
            if tag.name == "h1" {
                throw ContentError(
                    lines.file, lines.number { $0.hasPrefix("# ") || $0.contains("<h1") },
                    "The title is the only heading of the first level; begin with ##.")
            }
            if forbidden.contains(tag.name) { throw refused("<\(tag.name)> may not stand in a text.") }
            if let name = tag.attributes.map(\.name).first(where: { $0 == "style" || $0.hasPrefix("on") }) {
                throw refused("The attribute \(name) does not work under the portal's security policy; remove it.")
            }
            if tag.name == "img", tag["alt"] == nil { throw refused("A picture needs the attribute alt.") }
            guard let id = tag["id"] else { continue }
            guard !id.isEmpty, !id.contains(where: \.isWhitespace), !ContentIDs.ofLayout.contains(id) else {
                throw refused("id=\"\(id)\" cannot be used here; choose another one.")
            }
            guard ids.insert(id).inserted else { throw refused("id=\"\(id)\" stands on this page twice.") }
        }
        return ids
    }
}
