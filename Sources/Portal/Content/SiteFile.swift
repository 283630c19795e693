import JSON

/// What `site.json` says: whose portal it is, and the links at its bottom.
struct SiteFile: Sendable {
    static let name = "site.json"

    /// A link at the bottom of every page.
    struct FooterLink: Sendable {
        let title: String
        let path: String
    }

    let office: Office
    let footer: [FooterLink]

    init(bytes: [UInt8]) throws(ContentError) {
        let root: JSONNode
        do {
            root = try JSONDocument(parsing: bytes).root
        } catch {
            throw ContentError(Self.name, nil, "The file is not JSON: \(error).")
        }
        guard let office = root["office"] else { throw ContentError(Self.name, nil, "office is missing.") }
        func text(_ node: JSONNode, _ key: String) throws(ContentError) -> String {
            guard let text = node[key]?.string, !text.isEmpty else {
                throw ContentError(Self.name, nil, "\(key) must be a text that is not empty.")
            }
            return text
        }
        let phone = office["phone"].map(\.isNull) ?? true ? nil : try text(office, "phone")
        self.office = Office(
            name: try text(office, "name"), shortName: try text(office, "shortName"),
            address: try text(office, "address"), email: try text(office, "email"), phone: phone)
        var footer: [FooterLink] = []
        if let links = root["footer"] {
            for link in links.elements {
                footer.append(FooterLink(title: try text(link, "title"), path: try text(link, "path")))
            }
        }
        self.footer = footer
    }
}
