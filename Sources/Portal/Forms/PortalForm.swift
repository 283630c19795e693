public import Benefits

/// One edition of a form as pages: made once, asked on every request.
public struct PortalForm: Sendable {
    /// The definition.
    public let definition: FormDefinition
    /// The pages in the form's order: one topic each.
    public let pages: [Page]
    private let fields: [String: FormField]
    private let ranks: [String: Int]

    /// One topic.
    public struct Page: Sendable {
        /// The section of the form.
        public let section: FormSection
        let nodes: [FormNode]
        /// Pointer patterns of everything that is answered on this page.
        let patterns: Set<String>
        /// Whether documents are uploaded here.
        public let hasDocuments: Bool
    }

    /// Cuts a form into pages.
    public init(_ definition: FormDefinition) {
        self.definition = definition
        pages = definition.sections.map { section in
            Page(
                section: section, nodes: FormNode.tree(of: section),
                patterns: Set(section.fields.map(\.pointer)),
                hasDocuments: section.fields.contains { $0.kind == .document })
        }
        let all = definition.sections.flatMap(\.fields)
        fields = Dictionary(all.map { ($0.pointer, $0) }, uniquingKeysWith: { first, _ in first })
        ranks = Dictionary(
            all.enumerated().map { ($1.pointer, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The page of a section.
    public func page(_ id: String) -> Page? { pages.first { $0.section.id == id } }

    /// The field of a concrete pointer or a pattern.
    func field(at pointer: String) -> FormField? { fields[pattern(of: pointer)] }

    /// `/household/members/0/firstName` → `/household/members/*/firstName`.
    func pattern(of pointer: String) -> String {
        var pattern = ""
        for token in pointer.split(separator: "/") {
            let isElement = FormPlace.number(token) != nil && fields[pattern]?.kind == .list
            pattern += isElement ? "/*" : "/\(token)"
        }
        return pattern
    }

    /// Compares as the form's fields stand, elements of lists by their number.
    func order(of pointer: String) -> [Int] {
        var order: [Int] = []
        var place = ""
        for token in pointer.split(separator: "/") {
            place += "/\(token)"
            order.append(FormPlace.number(token) ?? ranks[pattern(of: place)] ?? .max)
        }
        return order
    }

    /// The pages that are asked with these answers.
    public func visiblePages(_ draft: Draft) -> [Page] {
        pages.filter { $0.section.condition.map { draft.holds($0, numbers: []) } ?? true }
    }

    /// A new draft: required lists have their first element.
    public func begin(key: String, isBrief: Bool) -> Draft {
        var draft = Draft(edition: Draft.FormEdition(definition), key: key, isBrief: isBrief)
        for page in pages {
            for node in page.nodes { draft.begin(node, numbers: []) }
        }
        return draft
    }
}

extension Draft {
    /// Gives the lists below a node their first elements.
    mutating func begin(_ node: FormNode, numbers: [Int]) {
        guard let items = node.field.items else {
            for child in node.children { begin(child, numbers: numbers) }
            return
        }
        if case .choices = node.element { return }
        let list = FormPlace.pointer(node.tokens, numbers)
        for index in 0..<items.count { add(index, to: list, of: node, numbers: numbers) }
        if items.count == 0 { set(count: 0, of: list) }
    }

    /// One more element of a list.
    mutating func add(_ index: Int, to list: String, of node: FormNode, numbers: [Int]) {
        set(count: index + 1, of: list)
        for child in node.children { begin(child, numbers: numbers + [index]) }
        guard index == 0, let items = node.field.items else { return }
        for (pointer, text) in items.first { set("\(list)/0\(pointer)", text) }
    }
}
