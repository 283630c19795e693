import Applications
import Benefits

/// Writes the inputs of a page.
struct FormControls {
    let form: PortalForm
    let page: PortalForm.Page
    let draft: Draft
    /// What is wrong, by concrete pointer.
    let problems: [String: String]
    let optional: Set<String>
    private let computed: Set<String>

    init(
        _ form: PortalForm, _ page: PortalForm.Page, _ draft: Draft, problems: [FormProblem], optional: Set<String>
    ) {
        self.form = form
        self.page = page
        self.draft = draft
        self.problems = Dictionary(problems.map { ($0.pointer, $0.message) }, uniquingKeysWith: { first, _ in first })
        self.optional = optional
        computed = Set(form.definition.computations.map { ($0.each ?? "") + $0.result })
    }

    /// All inputs of the page.
    func html() -> String {
        var writer = HTMLWriter()
        // A page that is one group has its name as the heading already.
        let roots = page.nodes.count == 1 && page.nodes[0].field.kind == .group ? page.nodes[0].children : page.nodes
        for node in roots { write(node, [], &writer) }
        return writer.html
    }

    private func write(_ node: FormNode, _ numbers: [Int], _ writer: inout HTMLWriter) {
        let elsewhere = node.conditions.filter { !page.patterns.contains($0.pointer) }
        guard elsewhere.allSatisfy({ draft.holds($0, numbers: numbers) }) else { return }
        guard let condition = node.field.condition, page.patterns.contains(condition.pointer) else {
            writeAlways(node, numbers, &writer)
            return
        }
        writer.element(
            "div",
            [.of("class", "conditional"), .flag("hidden", !draft.holds(condition, numbers: numbers))]
                + condition.attributes(numbers)
        ) { writeAlways(node, numbers, &$0) }
    }

    private func writeAlways(_ node: FormNode, _ numbers: [Int], _ writer: inout HTMLWriter) {
        let pointer = FormPlace.pointer(node.tokens, numbers)
        switch node.field.kind {
        case .group:
            writer.element("fieldset", [.of("class", "group"), .of("id", Input.id(pointer)), .of("tabindex", "-1")]) {
                writer in
                writer.element("legend", text: node.field.label)
                about(node.field, pointer, &writer)
                for child in node.children { write(child, numbers, &writer) }
            }
        case .list: write(list: node, pointer, numbers, &writer)
        default: write(leaf: node.field, pointer, &writer)
        }
    }

    private func write(list node: FormNode, _ pointer: String, _ numbers: [Int], _ writer: inout HTMLWriter) {
        if case .choices(let element) = node.element {
            write(choices: node.field, of: element, pointer, &writer)
            return
        }
        let items = node.field.items
        writer.element("fieldset", [.of("class", "group list"), .of("id", Input.id(pointer)), .of("tabindex", "-1")]) {
            writer in
            writer.element("legend", text: node.field.label)
            about(node.field, pointer, &writer)
            for index in 0..<(draft.counts[pointer] ?? 0) {
                let place = "\(pointer)/\(index)"
                if case .values(let element) = node.element {
                    write(leaf: element, place, heading: FormNames.heading(node.field, index), &writer)
                    if items?.isFixed != true { remove(node.field, place, index, &writer) }
                } else {
                    writer.element(
                        "fieldset", [.of("class", "item"), .of("id", Input.id(place)), .of("tabindex", "-1")]
                    ) { writer in
                        writer.element("legend", text: FormNames.heading(node.field, index))
                        error(place, &writer)
                        for child in node.children { write(child, numbers + [index], &writer) }
                        remove(node.field, place, index, &writer)
                    }
                }
            }
            if items?.isFixed != true { add(node.field, pointer, &writer) }
        }
    }

    private func add(_ list: FormField, _ pointer: String, _ writer: inout HTMLWriter) {
        writer.element(
            "button",
            [
                .of("class", "button secondary add"), .of("type", "submit"), .of("name", "_add"),
                .of("value", pointer),
            ], text: "Dodaj: \(list.itemLabel ?? "pozycja")")
    }

    private func remove(_ list: FormField, _ place: String, _ index: Int, _ writer: inout HTMLWriter) {
        writer.element(
            "button",
            [
                .of("class", "link-button remove"), .of("type", "submit"), .of("name", "_remove"), .of("value", place),
            ], text: "Usuń: \(FormNames.item(list, index))")
    }

    /// Help and problem of a part.
    private func about(_ field: FormField, _ pointer: String, _ writer: inout HTMLWriter) {
        if let help = field.help {
            writer.element("p", [.of("class", "hint"), .of("id", Input.id(pointer) + "-hint")], text: help)
        }
        error(pointer, &writer)
    }

    private func error(_ pointer: String, _ writer: inout HTMLWriter) {
        if let problem = problems[pointer] { writer.problem(problem, id: Input.id(pointer) + "-error") }
    }

    /// What a check of the form says a total has to be the sum of.
    func sum(_ pointer: String) -> String? {
        let pattern = form.pattern(of: pointer)
        for computation in form.definition.computations where (computation.each ?? "") + computation.result == pattern {
            guard case .sum(let terms) = computation.kind, terms.count == 1 else { return nil }
            let numbers = pointer.split(separator: "/").compactMap(FormPlace.number)
            return FormPlace.pointer((computation.each ?? "") + terms[0], numbers)
        }
        return nil
    }

    func isComputed(_ pointer: String) -> Bool { computed.contains(form.pattern(of: pointer)) }

    func isOptional(_ pointer: String) -> Bool { optional.contains(pointer) && !isComputed(pointer) }
}

extension FormCondition {
    /// The condition for the script, about the input of the same element.
    fileprivate func attributes(_ numbers: [Int]) -> [HTMLAttribute] {
        let when = HTMLAttribute.of("data-when", FormPlace.pointer(pointer, numbers))
        return switch test {
        case .isMissing: [when, .flag("data-missing")]
        case .isOneOf(let values): [when, .of("data-in", values.joined(separator: "|"))]
        case .isNoneOf(let values): [when, .of("data-not-in", values.joined(separator: "|"))]
        }
    }
}

extension FormField {
    var yesNoOptions: [Option] {
        zip(["true", "false"], yesNoLabels).map { Option(value: $0, label: $1) }
    }
}
