import Benefits

/// A page of a form as it was sent: names and texts in their order.
public struct SentFields: Sendable {
    /// The pairs.
    public let pairs: [(name: String, text: String)]

    /// All pairs, in their order.
    public init(_ pairs: [(name: String, text: String)]) { self.pairs = pairs }

    /// The first text of a name.
    public subscript(name: String) -> String? { pairs.first { $0.name == name }?.text }

    /// All texts of a name.
    public func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.text) }
}

/// What an applicant asked for with a button.
public enum PageAction: Sendable, Equatable {
    /// The next page.
    case save
    /// One more element; the pointer of the list.
    case add(String)
    /// One element less; the pointer of the element.
    case remove(String)
    /// Takes an uploaded document out; the pointer of its field.
    case clear(String)

    /// The button of a page as it was sent.
    public init(_ sent: SentFields) {
        if let list = sent["_add"] {
            self = .add(list)
        } else if let element = sent["_remove"] {
            self = .remove(element)
        } else if let document = sent["_clear"] {
            self = .clear(document)
        } else {
            self = .save
        }
    }
}

extension Draft {
    /// More would be no application any more, and no cookie.
    static let mostElements = 30

    /// Takes over what was typed on a page. What the page did not show stays as it is.
    public mutating func take(_ sent: SentFields, on page: PortalForm.Page) {
        var texts: [String: [String]] = [:]
        for pair in sent.pairs where pair.name.hasPrefix("/") { texts[pair.name, default: []].append(pair.text) }
        let before = self
        for place in FormLeaves.all(page, self) {
            if case .choices(let element) = place.node.element {
                guard before.isShown(place, on: page) else { continue }
                let known = Set(element.options.map(\.value))
                set(place.pointer, choices: (texts[place.pointer] ?? []).filter(known.contains))
            } else if place.field.kind == .document {
                continue
            } else if let text = texts[place.pointer]?.first {
                set(place.pointer, text)
            } else if place.field.kind.isSentOnlyWhenChosen, before.isShown(place, on: page) {
                set(place.pointer, "")
            }
        }
    }

    /// Whether every element on the way to a list is there.
    private func hasPlace(_ list: String, of node: FormNode, _ numbers: [Int]) -> Bool {
        places(node.field.pointer).contains(numbers) && FormPlace.pointer(node.tokens, numbers) == list
    }

    /// Whether the place was on the page: asked, or waiting on the page for another answer.
    private func isShown(_ place: FormLeaves.Place, on page: PortalForm.Page) -> Bool {
        place.node.conditions.allSatisfy { condition in
            page.patterns.contains(condition.pointer) || holds(condition, numbers: place.numbers)
        }
    }

    /// Carries out a button other than saving. False when it names nothing on the page.
    public mutating func perform(_ action: PageAction, on page: PortalForm.Page, of form: PortalForm) -> Bool {
        switch action {
        case .save: return true
        case .add(let list):
            guard let (node, numbers) = page.list(at: list, form), hasPlace(list, of: node, numbers),
                counts[list, default: 0] < Self.mostElements
            else { return false }
            add(counts[list, default: 0], to: list, of: node, numbers: numbers)
            return true
        case .remove(let element):
            guard let slash = element.lastIndex(of: "/"),
                let index = FormPlace.number(element[element.index(after: slash)...]),
                page.list(at: String(element[..<slash]), form) != nil
            else { return false }
            remove(index, of: String(element[..<slash]))
            return true
        case .clear(let document):
            guard form.field(at: document)?.kind == .document else { return false }
            set(document, "")
            return true
        }
    }
}

extension PortalForm.Page {
    /// The list of a concrete pointer, with the numbers in it, when elements may be added to it here.
    fileprivate func list(at pointer: String, _ form: PortalForm) -> (FormNode, [Int])? {
        let pattern = form.pattern(of: pointer)
        func find(_ nodes: [FormNode]) -> FormNode? {
            for node in nodes {
                if node.field.pointer == pattern { return node }
                if let found = find(node.children) { return found }
            }
            return nil
        }
        guard let node = find(nodes), node.field.items?.isFixed == false else { return nil }
        let numbers = zip(pattern.split(separator: "/"), pointer.split(separator: "/")).compactMap { token, text in
            token == "*" ? FormPlace.number(text) : nil
        }
        return (node, numbers)
    }
}

extension FormField.Kind {
    /// Browsers say nothing of a box that is not ticked.
    fileprivate var isSentOnlyWhenChosen: Bool {
        switch self {
        case .choice, .yesNo, .acceptance: true
        default: false
        }
    }
}
