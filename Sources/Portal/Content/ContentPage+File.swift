import Applications

extension ContentPage {
    /// Reads a page.
    init(file: String, bytes: [UInt8]) throws(ContentError) {
        let address = try ContentAddress(file: file)
        let front = try FrontMatter(file: file, bytes: bytes)
        func value(_ key: String) -> String? { front.values[key]?.value }
        func refused(_ key: String, _ reason: String) -> ContentError {
            ContentError(file, front.values[key]?.line ?? 1, reason)
        }
        func required(_ key: String) throws(ContentError) -> String {
            guard let text = value(key) else { throw refused(key, "The page has no \(key); write \(key): and a text.") }
            return text
        }
        func date(_ key: String) throws(ContentError) -> LocalDate? {
            guard let text = value(key) else { return nil }
            guard let day = LocalDate(iso: text) else {
                throw refused(key, "\(key) must be a day that exists, written YYYY-MM-DD.")
            }
            return day
        }
        title = try required("title")
        description = try required("description")
        guard let kind = Kind(rawValue: value("kind") ?? "page") else {
            throw refused("kind", "kind must be one of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        guard let order = Int(value("order") ?? "\(Int.max)") else {
            throw refused("order", "order must be a whole number.")
        }
        guard ["yes", "no", nil].contains(value("menu")) else { throw refused("menu", "menu must be yes or no.") }
        checked = try date("checked")
        published = try date("published")
        if kind == .news, published == nil {
            throw refused("published", "News need a day: write published: YYYY-MM-DD.")
        }
        forms = try Self.forms(value("forms"), refused)
        check = value("check")
        if let check, !ContentAddress.isName(check) {
            throw refused("check", "check must be the name of a quick check, e.g. becikowe.")
        }
        path = address.path
        language = address.language
        id = value("id") ?? address.path
        self.kind = kind
        self.order = order
        isInMenu = value("menu") == "yes"
        self.file = file
        lines = front.values.mapValues(\.line)
        body = try ContentBody(file: file, text: front.body, firstLine: front.bodyLine, label: title)
    }

    private static func forms(
        _ text: String?, _ refused: (String, String) -> ContentError
    ) throws(ContentError) -> [Form] {
        var forms: [Form] = []
        for item in text?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
            let parts = item.trimmed.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, parts.allSatisfy(ContentAddress.isName) else {
                throw refused(
                    "forms",
                    "forms are written benefit/form, e.g. housing-allowance/dodatek-mieszkaniowy, with commas between.")
            }
            forms.append(Form(benefit: parts[0], form: parts[1]))
        }
        return forms
    }
}
