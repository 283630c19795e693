import JSON

/// The tree of a form's fields: finds the field of a pointer and the place of a pointer in the form's order.
struct FormOutline: Sendable {
    /// What the form knows about a place in the answers.
    struct Place: Sendable {
        let field: FormField?
        /// „osoba 2, dochód 1”: which elements of lists the pointer goes through.
        let items: [String]
        /// Places compare in the form's order.
        let order: [Int]
    }

    private struct Node {
        var children: [String: Int] = [:]
        var field: Int?
    }

    private let fields: [FormField]
    /// Made in the form's order, so a node's number is also its rank among its siblings.
    private let nodes: [Node]

    /// Fields in the form's order. A pointer given twice is a mistake of the form: its index is thrown.
    init(_ sections: [FormSection]) throws(RepeatedField) {
        fields = sections.flatMap(\.fields)
        var nodes = [Node()]
        for (index, field) in fields.enumerated() {
            var current = 0
            for step in field.path.steps {
                let token = FormOutline.token(step)
                if let child = nodes[current].children[token] {
                    current = child
                } else {
                    nodes.append(Node())
                    nodes[current].children[token] = nodes.count - 1
                    current = nodes.count - 1
                }
            }
            guard nodes[current].field == nil else { throw RepeatedField(pointer: field.pointer) }
            nodes[current].field = index
        }
        self.nodes = nodes
    }

    struct RepeatedField: Error {
        let pointer: String
    }

    /// Throws unless a field of the form has this path.
    func require(_ path: AnswerPath, of item: DefinitionReader) throws(FormLoadError) {
        guard place(of: path.text).field != nil else {
            throw item.error("no field of the form has the path \(path.text)")
        }
    }

    /// The place of a JSON Pointer into the answers.
    func place(of pointer: String) -> Place {
        var current: Int? = 0
        var items: [String] = []
        var order: [Int] = []
        for token in JSONPointer(pointer)?.tokens ?? [] {
            let parent = current.flatMap { nodes[$0].field }.map { fields[$0] }
            let children = current.map { nodes[$0].children } ?? [:]
            if let number = Int(token), let each = children["*"] {
                items.append("\(parent?.itemLabel ?? "pozycja") \(number &+ 1)")
                order.append(number)
                current = each
            } else {
                current = children[token]
                order.append(current ?? Int.max)
            }
        }
        return Place(field: current.flatMap { nodes[$0].field }.map { fields[$0] }, items: items, order: order)
    }

    private static func token(_ step: AnswerPath.Step) -> String {
        switch step {
        case .member(let name): name
        case .element(let index): "\(index)"
        case .each: "*"
        }
    }
}
