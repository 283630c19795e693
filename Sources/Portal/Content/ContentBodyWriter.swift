/// Turns the HTML of a text into segments: headings with identifiers, tables that can be scrolled, places to fill.
struct ContentBodyWriter {
    let placeholders: [Placeholder]
    private(set) var ids: ContentIDs
    private(set) var segments: [ContentBody.Segment] = []
    private(set) var headings: [String] = []
    private(set) var plainText = ""
    /// Placeholders that were met.
    private(set) var filled: Set<Int> = []
    /// The last heading, which names the tables below it.
    private var heading: String
    private var labels: [String: Int] = [:]
    private var html = ""

    init(placeholders: [Placeholder], ids: ContentIDs, heading: String) {
        self.placeholders = placeholders
        self.ids = ids
        self.heading = heading
    }

    mutating func write(_ tokens: [HTMLToken]) {
        var index = 0
        while index < tokens.count {
            switch tokens[index] {
            case .tag(let tag):
                if let mark = Self.table(at: index, in: tokens, placeholders) {
                    fill(mark)
                    index += 2
                } else {
                    write(tag, tokens[(index + 1)...])
                }
            case .text(let text): write(text)
            }
            index += 1
        }
        flush()
    }

    private mutating func write(_ tag: HTMLTag, _ following: ArraySlice<HTMLToken>) {
        switch (tag.name, tag.isEnd) {
        case ("h2", false), ("h3", false), ("h4", false):
            heading = Self.text(of: tag.name, following)
            headings.append(heading)
            html +=
                tag["id"] == nil ? "<\(tag.name) id=\"\(HTMLText.escaped(ids.id(for: heading)))\">" : String(tag.source)
        case ("table", false):
            html += "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(label())\">"
            html += tag.source
        case ("table", true): html += "</table></div>"
        // Markdown aligns cells by an attribute that HTML no longer has.
        case ("th", false): html += tag.start(without: "align", or: ("scope", "col"))
        case ("td", false): html += tag.start(without: "align")
        default: html += tag.source
        }
    }

    private mutating func write(_ text: Substring) {
        var start = text.startIndex
        for index in text.unicodeScalars.indices {
            guard let mark = PlaceholderMarks.index(of: text.unicodeScalars[index]) else { continue }
            html += text[start..<index]
            plainText += HTMLText.unescaped(text[start..<index]) + "…"
            fill(mark)
            start = text.unicodeScalars.index(after: index)
        }
        html += text[start...]
        plainText += HTMLText.unescaped(text[start...])
    }

    private mutating func fill(_ mark: Int) {
        guard placeholders.indices.contains(mark) else { return }
        filled.insert(mark)
        flush()
        switch placeholders[mark] {
        case .amount(let key): segments.append(.amount(key: key))
        case .since(let key): segments.append(.since(key: key))
        case .amounts(let keys): segments.append(.amounts(keys: keys, label: label()))
        }
    }

    private mutating func flush() {
        if !html.isEmpty { segments.append(.html(html)) }
        html = ""
    }

    /// The heading above a table, escaped; numbered from the second table below it.
    private mutating func label() -> String {
        labels[heading, default: 0] += 1
        let number = labels[heading, default: 1]
        return HTMLText.escaped(number == 1 ? heading : "\(heading) (\(number))")
    }

    /// The text of an element, whose end tag is somewhere in the tokens.
    private static func text(of name: String, _ tokens: ArraySlice<HTMLToken>) -> String {
        var text = ""
        for token in tokens {
            switch token {
            case .text(let part): text += HTMLText.unescaped(part)
            case .tag(let tag): if tag.name == name, tag.isEnd { return plain(text) }
            }
        }
        return plain(text)
    }

    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { PlaceholderMarks.index(of: $0) == nil }))
    }

    /// The mark of a table of amounts that is all of a paragraph.
    private static func table(at index: Int, in tokens: [HTMLToken], _ placeholders: [Placeholder]) -> Int? {
        guard index + 2 < tokens.count, case .tag(let open) = tokens[index], open.name == "p", !open.isEnd,
            case .text(let text) = tokens[index + 1], text.unicodeScalars.count == 1,
            let mark = text.unicodeScalars.first.flatMap(PlaceholderMarks.index),
            case .tag(let close) = tokens[index + 2], close.name == "p", close.isEnd,
            placeholders.indices.contains(mark), placeholders[mark].isTable
        else { return nil }
        return mark
    }
}
