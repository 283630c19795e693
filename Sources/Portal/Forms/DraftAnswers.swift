import Benefits
import JSON

/// The answers of a draft as the form's schema wants them, with what could not be read.
struct DraftAnswers {
    private(set) var answers = JSONValue.object([])
    private(set) var problems: [FormProblem] = []
    private let form: PortalForm
    private let draft: Draft
    private let present: Set<String>

    /// - Parameter present: pointers of groups and lists that are there even when they are empty.
    init(_ form: PortalForm, _ draft: Draft, present: Set<String> = []) {
        self.form = form
        self.draft = draft
        self.present = present
        for page in form.visiblePages(draft) {
            for node in page.nodes { write(node, []) }
        }
        for (pointer, value) in ComputedAnswers(form, draft).values
        where form.field(at: pointer) != nil && answers.hasParent(of: pointer) {
            answers.set(pointer, .integer(value))
        }
    }

    private mutating func write(_ node: FormNode, _ numbers: [Int]) {
        guard draft.isAsked(node, numbers: numbers) else { return }
        let pointer = FormPlace.pointer(node.tokens, numbers)
        switch node.field.kind {
        case .group:
            if present.contains(pointer) { answers.add(.object([]), at: pointer) }
            for child in node.children { write(child, numbers) }
        case .list: write(list: node, pointer, numbers)
        default: write(leaf: node.field, pointer, numbers)
        }
    }

    private mutating func write(list node: FormNode, _ pointer: String, _ numbers: [Int]) {
        if case .choices = node.element {
            let choices = draft.choices(pointer)
            if !choices.isEmpty || present.contains(pointer) {
                answers.set(pointer, .array(choices.map { .string($0) }))
            }
            return
        }
        let count = draft.counts[pointer] ?? 0
        guard count > 0 || present.contains(pointer) else { return }
        if case .values(let element) = node.element {
            answers.set(pointer, .array(Array(repeating: .null, count: count)))
            for index in 0..<count {
                let place = "\(pointer)/\(index)"
                if draft.isBlank(place) {
                    let name = FormNames(form).name(of: place)
                    problems.append(.init(pointer: place, code: "required", message: "Uzupełnij pole \(name)."))
                } else {
                    write(leaf: element, place, numbers + [index])
                }
            }
        } else {
            answers.set(pointer, .array(Array(repeating: .object([]), count: count)))
            for index in 0..<count {
                for child in node.children { write(child, numbers + [index]) }
            }
        }
    }

    private mutating func write(leaf field: FormField, _ pointer: String, _ numbers: [Int]) {
        let text = draft.text(pointer)
        guard !text.isEmpty else { return }
        switch TypedAnswer(text, field.kind) {
        case .value(let value): answers.set(pointer, value)
        case .nothing: break
        case .unreadable(let code, let advice):
            // Something has to be there, or the schema would call it missing.
            answers.set(pointer, .null)
            let name = FormNames(form).name(of: pointer)
            problems.append(.init(pointer: pointer, code: code, message: "W polu \(name) \(advice)."))
        }
    }
}

extension JSONValue {
    /// Puts a value at a pointer, making the objects on the way; arrays on the way are there already.
    fileprivate mutating func set(_ pointer: String, _ value: JSONValue) {
        set(pointer.split(separator: "/")[...], value)
    }

    private mutating func set(_ tokens: ArraySlice<Substring>, _ value: JSONValue) {
        guard let token = tokens.first else {
            self = value
            return
        }
        let rest = tokens.dropFirst()
        switch self {
        case .array(var elements):
            guard let index = Int(token), elements.indices.contains(index) else { return }
            elements[index].set(rest, value)
            self = .array(elements)
        case .object(var members):
            if let index = members.firstIndex(where: { $0.key == token }) {
                members[index].value.set(rest, value)
            } else {
                var member = JSONValue.object([])
                member.set(rest, value)
                members.append(JSONMember(key: String(token), value: member))
            }
            self = .object(members)
        default:
            self = .object([])
            set(tokens, value)
        }
    }

    /// Puts a value where there is none yet.
    fileprivate mutating func add(_ value: JSONValue, at pointer: String) {
        if self.value(at: pointer.split(separator: "/")[...]) == nil { set(pointer, value) }
    }

    fileprivate func hasParent(of pointer: String) -> Bool {
        value(at: pointer.split(separator: "/").dropLast()) != nil
    }

    private func value(at tokens: ArraySlice<Substring>) -> JSONValue? {
        guard let token = tokens.first else { return self }
        switch self {
        case .array(let elements):
            guard let index = Int(token), elements.indices.contains(index) else { return nil }
            return elements[index].value(at: tokens.dropFirst())
        case .object(let members):
            return members.first { $0.key == token }?.value.value(at: tokens.dropFirst())
        default: return nil
        }
    }
}
