public import Applications
public import Benefits

extension ContentLibrary {
    /// HTML of a page's text, without its title, with the amounts in force on a day. An unknown key gives the words for an
    /// unknown value.
    public func html(of page: ContentPage, rules: RuleTable, on day: LocalDate) -> String {
        let words = ContentWords.of(page.language)
        var writer = HTMLWriter()
        for (index, segment) in page.body.segments.enumerated() {
            switch segment {
            case .html(let html): writer.raw(html)
            case .amount(let key):
                var text = KeyedAmount(key, in: rules, on: day)?.value(words) ?? words.unknown
                // Texts may already say of a statement that it has not been checked.
                if page.body.says(words.unverified, after: index), text.hasSuffix(words.unverified) {
                    text.removeLast(words.unverified.count + 1)
                }
                writer.text(text)
            case .since(let key):
                let since = KeyedAmount(key, in: rules, on: day)?.since
                writer.text(since.map(words.since) ?? "(\(words.unknown))")
            case .amounts(let keys, let label): writer.amounts(keys, label: label, words, rules, day)
            }
        }
        return writer.html
    }
}

extension ContentBody {
    /// Whether the text goes on with the words.
    fileprivate func says(_ words: String, after index: Int) -> Bool {
        guard index + 1 < segments.count, case .html(let html) = segments[index + 1] else { return false }
        return html.drop(while: \.isWhitespace).hasPrefix(words)
    }
}

extension HTMLWriter {
    /// A table of amounts; `label` is escaped already.
    fileprivate mutating func amounts(
        _ keys: [String], label: String, _ words: ContentWords, _ rules: RuleTable, _ day: LocalDate
    ) {
        raw("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(label)\">")
        element("table") { writer in
            writer.element("thead") { $0.row(words.columns, cells: "th", scope: "col") }
            writer.element("tbody") { writer in
                for key in keys {
                    guard let amount = KeyedAmount(key, in: rules, on: day) else { continue }
                    let name = amount.key.name
                    writer.element("tr") { writer in
                        writer.element(
                            "th", [.of("scope", "row")], text: name.prefix(1).uppercased() + name.dropFirst())
                        writer.element("td", text: amount.value(words))
                        writer.element("td", text: amount.since.map(words.date) ?? words.unknown)
                        writer.element("td", text: amount.change(words))
                    }
                }
            }
        }
        raw("</div>\n")
    }

    private mutating func row(_ texts: [String], cells: String, scope: String) {
        element("tr") { writer in
            for text in texts { writer.element(cells, [.of("scope", scope)], text: text) }
        }
    }
}
