import Benefits

/// A field of a form with the fields below it.
struct FormNode: Sendable {
    let field: FormField
    /// Pointer tokens from the root, `*` for each element of a list.
    let tokens: [String]
    /// Fields of a group or of one element of a list of groups.
    let children: [FormNode]
    /// One element of a list.
    let element: ElementKind?
    /// Conditions of the field and of everything around it.
    let conditions: [FormCondition]

    /// What a list is a list of.
    enum ElementKind: Sendable {
        /// Groups of fields: ``children`` are theirs.
        case group
        /// Answers out of the same options, shown as checkboxes.
        case choices(FormField)
        /// Single values.
        case values(FormField)
    }

    /// Whether an applicant answers here, in one input or a set of radio buttons or checkboxes.
    var isLeaf: Bool {
        switch field.kind {
        case .group: false
        case .list: if case .choices = element { true } else { false }
        default: true
        }
    }

    /// Every node of a section, nested, in the form's order.
    static func tree(of section: FormSection) -> [FormNode] {
        let base = section.condition.map { [$0] } ?? []
        var rest = section.fields[...]
        var roots: [FormNode] = []
        while let field = rest.first {
            rest.removeFirst()
            roots.append(node(field, &rest, conditions: base))
        }
        return roots
    }

    private static func node(
        _ field: FormField, _ rest: inout ArraySlice<FormField>, conditions: [FormCondition]
    ) -> FormNode {
        let conditions = conditions + (field.condition.map { [$0] } ?? [])
        let prefix = field.pointer + "/"
        var children: [FormNode] = []
        var element: ElementKind?
        while let next = rest.first, next.pointer.hasPrefix(prefix) {
            rest.removeFirst()
            if field.kind == .list, next.pointer == prefix + "*" {
                element = kind(of: next)
            } else {
                children.append(node(next, &rest, conditions: conditions))
            }
        }
        return FormNode(
            field: field, tokens: field.pointer.split(separator: "/").map(String.init), children: children,
            element: field.kind == .list ? element ?? .group : nil, conditions: conditions)
    }

    private static func kind(of element: FormField) -> ElementKind {
        switch element.kind {
        case .group: .group
        case .choice: .choices(element)
        default: .values(element)
        }
    }
}

/// A pointer pattern made concrete.
enum FormPlace {
    /// The pointer with `numbers` in place of each `*`; a `*` without a number stays.
    static func pointer(_ tokens: [String], _ numbers: [Int]) -> String {
        var numbers = numbers.makeIterator()
        var pointer = ""
        for token in tokens {
            pointer += "/"
            pointer += token == "*" ? numbers.next().map(String.init) ?? token : token
        }
        return pointer
    }

    /// The number of an element as pointers write it: ASCII digits, no sign, no zero in front.
    static func number(_ token: some StringProtocol) -> Int? {
        guard !token.isEmpty, token.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            token.utf8.count == 1 || token.utf8.first != 0x30
        else { return nil }
        return Int(token)
    }

    static func pointer(_ pattern: String, _ numbers: [Int]) -> String {
        pointer(pattern.split(separator: "/").map(String.init), numbers)
    }
}
