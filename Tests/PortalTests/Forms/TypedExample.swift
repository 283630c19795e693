import Benefits
import JSON

@testable import Portal

/// Types the answers of an example into a draft, as a person would who knows them all.
struct TypedExample {
    private(set) var draft: Draft
    private let form: PortalForm

    init(_ answers: JSONValue, into form: PortalForm) {
        self.form = form
        draft = Draft(edition: Draft.FormEdition(form.definition), key: "0123456789abcdef", isBrief: false)
        type(answers, at: "")
    }

    private mutating func type(_ value: JSONValue, at pointer: String) {
        let field = form.field(at: pointer)
        switch value {
        case .object(let members):
            for member in members { type(member.value, at: "\(pointer)/\(member.key)") }
        case .array(let elements):
            if form.fieldsOfChoices.contains(form.pattern(of: pointer)) {
                draft.set(pointer, choices: elements.compactMap(\.text))
            } else {
                draft.set(count: elements.count, of: pointer)
                for (index, element) in elements.enumerated() { type(element, at: "\(pointer)/\(index)") }
            }
        case .bool(let value): draft.set(pointer, value ? "true" : "false")
        case .integer(let value):
            draft.set(pointer, field?.kind == .money ? TypedText.money(grosze: value) : "\(value)")
        case .number(let number): draft.set(pointer, number.text.replacing(".", with: ","))
        case .string(let text):
            let day = field?.kind == .date ? TypedText.date(text) : nil
            draft.set(pointer, day.map(TypedText.polish) ?? text)
        case .null: break
        }
    }
}

extension PortalForm {
    /// Patterns of lists that are ticked.
    fileprivate var fieldsOfChoices: Set<String> {
        Set(
            definition.sections.flatMap(\.fields).filter { $0.kind == .choice && $0.pointer.hasSuffix("/*") }
                .map { String($0.pointer.dropLast(2)) })
    }
}

extension JSONValue {
    fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }

    /// A copy without empty lists: to a form they are the same as none.
    var withoutEmptyLists: JSONValue {
        switch self {
        case .object(let members):
            .object(
                members.filter { $0.value != .array([]) }
                    .map { JSONMember(key: $0.key, value: $0.value.withoutEmptyLists) })
        case .array(let elements): .array(elements.map(\.withoutEmptyLists))
        default: self
        }
    }

    /// A copy without the members at these patterns.
    func without(_ pointers: Set<String>, at place: String = "") -> JSONValue {
        switch self {
        case .object(let members):
            .object(
                members.filter { !pointers.contains("\(place)/\($0.key)") }
                    .map { JSONMember(key: $0.key, value: $0.value.without(pointers, at: "\(place)/\($0.key)")) })
        case .array(let elements): .array(elements.map { $0.without(pointers, at: "\(place)/*") })
        default: self
        }
    }
}
