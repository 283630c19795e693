import Benefits

/// Every place of a page where something is answered, as the draft's lists stand.
struct FormLeaves {
    struct Place {
        let node: FormNode
        let field: FormField
        let numbers: [Int]
        let pointer: String
        /// With `*` in place of numbers.
        var pattern: String { field.pointer }
    }

    /// In the form's order, only those that are asked.
    let places: [Place]

    init(_ page: PortalForm.Page, _ draft: Draft) {
        var places: [Place] = []
        for node in page.nodes { Self.walk(node, [], draft, onlyAsked: true, group: { _ in }) { places.append($0) } }
        self.places = places
    }

    /// Also those whose conditions do not hold.
    static func all(_ page: PortalForm.Page, _ draft: Draft) -> [Place] {
        var places: [Place] = []
        for node in page.nodes { walk(node, [], draft, onlyAsked: false, group: { _ in }) { places.append($0) } }
        return places
    }

    /// Pointers of the groups that are asked.
    static func forEachGroup(_ page: PortalForm.Page, _ draft: Draft, _ body: (String) -> Void) {
        for node in page.nodes { walk(node, [], draft, onlyAsked: true, group: body) { _ in } }
    }

    /// Pointers of the lists that are asked and have no element.
    static func emptyLists(_ page: PortalForm.Page, _ draft: Draft) -> [String] {
        var lists: [String] = []
        func visit(_ node: FormNode, _ numbers: [Int]) {
            guard draft.isAsked(node, numbers: numbers), !node.isLeaf else { return }
            let pointer = FormPlace.pointer(node.tokens, numbers)
            let count = draft.counts[pointer] ?? 0
            if node.field.kind == .list, count == 0 { lists.append(pointer) }
            for inside in node.field.kind == .list ? (0..<count).map({ numbers + [$0] }) : [numbers] {
                for child in node.children { visit(child, inside) }
            }
        }
        for node in page.nodes { visit(node, []) }
        return lists
    }

    private static func walk(
        _ node: FormNode, _ numbers: [Int], _ draft: Draft, onlyAsked: Bool, group: (String) -> Void,
        _ leaf: (Place) -> Void
    ) {
        guard !onlyAsked || draft.isAsked(node, numbers: numbers) else { return }
        let pointer = FormPlace.pointer(node.tokens, numbers)
        if node.isLeaf {
            leaf(Place(node: node, field: node.field, numbers: numbers, pointer: pointer))
            return
        }
        guard node.field.kind == .list else {
            group(pointer)
            for child in node.children { walk(child, numbers, draft, onlyAsked: onlyAsked, group: group, leaf) }
            return
        }
        for index in 0..<(draft.counts[pointer] ?? 0) {
            let inside = numbers + [index]
            if case .values(let element) = node.element {
                leaf(Place(node: node, field: element, numbers: inside, pointer: "\(pointer)/\(index)"))
            }
            for child in node.children { walk(child, inside, draft, onlyAsked: onlyAsked, group: group, leaf) }
        }
    }
}
