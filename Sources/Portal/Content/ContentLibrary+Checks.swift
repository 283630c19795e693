public import Benefits

extension ContentLibrary {
    /// Refuses a placeholder whose key the rule table does not have.
    public func check(against rules: RuleTable) throws(ContentError) {
        for page in pages {
            for (key, line) in page.body.keys where rules.keys[key] == nil {
                throw ContentError(page.file, line, "The rule table has no key \(key); keys.json names them.")
            }
        }
    }

    /// Refuses a link to a form or quick check that is not there.
    ///
    /// - Parameters:
    ///   - forms: `benefit/form` of every form.
    ///   - checks: names of the quick checks.
    public func check(forms: Set<String>, checks: Set<String>) throws(ContentError) {
        for page in pages {
            if let form = page.forms.first(where: { !forms.contains("\($0.benefit)/\($0.form)") }) {
                throw ContentError(page.file, page.lines["forms"], "There is no form \(form.benefit)/\(form.form).")
            }
            if let check = page.check, !checks.contains(check) {
                throw ContentError(page.file, page.lines["check"], "There is no quick check \(check).")
            }
        }
    }

    /// Refuses links that lead nowhere within the portal.
    func checkLinks() throws(ContentError) {
        for page in pages {
            for link in page.body.links {
                guard let reason = fault(in: link.target, on: page) else { continue }
                throw ContentError(page.file, link.line, reason)
            }
        }
        for link in site.footer {
            guard let reason = fault(in: link.path, on: nil) else { continue }
            throw ContentError(SiteFile.name, nil, reason)
        }
    }

    private func fault(in target: String, on page: ContentPage?) -> String? {
        if ["https://", "http://", "mailto:", "tel:"].contains(where: target.hasPrefix) { return nil }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let path =
            parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
        let fragment = parts.count == 2 ? parts[1] : nil
        if path.isEmpty, let page, let fragment {
            return page.body.ids.contains(fragment) ? nil : "The page has no place #\(fragment)."
        }
        guard path.hasPrefix("/"), !path.hasPrefix("//") else {
            return "\(target) is no address; links within the portal begin with /, others with https://."
        }
        if let first = path.split(separator: "/").first, ContentAddress.reserved.contains(String(first)) { return nil }
        guard let other = self.page(at: path) else { return "The link leads to \(path), and there is no such page." }
        if let fragment, !other.body.ids.contains(fragment) { return "The page \(path) has no place #\(fragment)." }
        return nil
    }
}
