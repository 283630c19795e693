import Applications
import Benefits

/// Writes the answers of a draft for reading: on the review page, on the confirmation and in its PDF.
struct ReviewWriter {
    let form: PortalForm
    let draft: Draft
    /// Where a page's answers are changed; nil where they no longer can be.
    let changePath: ((PortalForm.Page) -> String)?
    private let computed: [String: Int64]

    init(_ form: PortalForm, _ draft: Draft, changePath: ((PortalForm.Page) -> String)?) {
        self.form = form
        self.draft = draft
        self.changePath = changePath
        computed = Dictionary(
            ComputedAnswers(form, draft).values.map { ($0.pointer, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// Every page that is asked: a heading and its answers.
    func html() -> String {
        var writer = HTMLWriter()
        for page in form.visiblePages(draft) {
            writer.element("section", [.of("class", "answers")]) { writer in
                writer.element("h2", [.of("id", "s-\(page.section.id)")], text: page.section.title)
                if let changePath {
                    writer.element("p", [.of("class", "change")]) { writer in
                        writer.element("a", [.of("href", changePath(page))]) { writer in
                            writer.text("Zmień")
                            writer.element("span", [.of("class", "visually-hidden")], text: ": \(page.section.title)")
                        }
                    }
                }
                var rows: [Row] = []
                let roots =
                    page.nodes.count == 1 && page.nodes[0].field.kind == .group
                    ? page.nodes[0].children : page.nodes
                for node in roots { write(node, [], 3, &rows, &writer) }
                flush(&rows, &writer)
            }
        }
        return writer.html
    }

    private struct Row {
        let label: String
        let value: String
    }

    private func write(
        _ node: FormNode, _ numbers: [Int], _ level: Int, _ rows: inout [Row], _ writer: inout HTMLWriter
    ) {
        guard draft.isAsked(node, numbers: numbers) else { return }
        let pointer = FormPlace.pointer(node.tokens, numbers)
        switch node.field.kind {
        case .group:
            flush(&rows, &writer)
            writer.heading(level, node.field.label)
            for child in node.children { write(child, numbers, level + 1, &rows, &writer) }
            flush(&rows, &writer)
        case .list: write(list: node, pointer, numbers, level, &rows, &writer)
        default: rows.append(Row(label: node.field.label, value: value(node.field, pointer)))
        }
    }

    private func write(
        list node: FormNode, _ pointer: String, _ numbers: [Int], _ level: Int, _ rows: inout [Row],
        _ writer: inout HTMLWriter
    ) {
        switch node.element {
        case .choices(let element):
            let labels = draft.choices(pointer).compactMap { value in
                element.options.first { $0.value == value }?.label
            }
            rows.append(
                Row(label: node.field.label, value: labels.isEmpty ? Self.nothing : labels.joined(separator: "\n")))
        case .values(let element):
            let values = (0..<(draft.counts[pointer] ?? 0)).map { value(element, "\(pointer)/\($0)") }
            rows.append(
                Row(label: node.field.label, value: values.isEmpty ? Self.nothing : values.joined(separator: "\n")))
        case .group, nil:
            let count = draft.counts[pointer] ?? 0
            if count == 0 { rows.append(Row(label: node.field.label, value: Self.nothing)) }
            for index in 0..<count {
                flush(&rows, &writer)
                writer.heading(level, FormNames.heading(node.field, index))
                for child in node.children { write(child, numbers + [index], level + 1, &rows, &writer) }
                flush(&rows, &writer)
            }
        }
    }

    private func flush(_ rows: inout [Row], _ writer: inout HTMLWriter) {
        guard !rows.isEmpty else { return }
        writer.element("dl", [.of("class", "summary")]) { writer in
            for row in rows {
                writer.element("div", [.of("class", "row")]) { writer in
                    writer.element("dt", text: row.label)
                    writer.element("dd") { writer in
                        for (index, line) in row.value.split(separator: "\n").enumerated() {
                            if index > 0 { writer.start("br") }
                            writer.text(String(line))
                        }
                    }
                }
            }
        }
        rows = []
    }

    static let nothing = "Nie podano"

    private func value(_ field: FormField, _ pointer: String) -> String {
        let text = draft.text(pointer)
        if text.isEmpty, let value = computed[pointer] {
            return field.kind == .money ? "\(Money(grosze: value))" : String(value)
        }
        guard !text.isEmpty else { return field.kind == .acceptance ? "Nie zaznaczono" : Self.nothing }
        switch field.kind {
        case .choice: return field.options.first { $0.value == text }?.label ?? text
        case .yesNo: return field.yesNoOptions.first { $0.value == text }?.label ?? text
        case .acceptance: return "Tak"
        case .money: return TypedText.grosze(text).map { "\(Money(grosze: $0))" } ?? text
        case .date: return TypedText.date(text).map(TypedText.polish) ?? text
        case .document: return draft.documentNames[text] ?? "dokument"
        default: return field.unit.map { "\(text)\u{A0}\($0)" } ?? text
        }
    }
}

extension HTMLWriter {
    fileprivate mutating func heading(_ level: Int, _ text: String) {
        element("h\(min(level, 6))", text: text)
    }
}
