import JSON

/// Collects violations and knows where in the instance the evaluation is. Exists only while a report is wanted.
final class ViolationReport {
    enum Step {
        /// Tape index of the member's name.
        case member(Int)
        case item(Int)
    }

    private let tape: JSONTape
    private let maximum: Int
    private var path: [Step] = []
    private(set) var violations: [Violation] = []

    init(tape: JSONTape, maximum: Int) {
        self.tape = tape
        self.maximum = maximum
    }

    var isFull: Bool { violations.count >= maximum }

    func enter(_ step: Step) { path.append(step) }

    func leave() { path.removeLast() }

    func add(schemaPointer: String, keyword: String, parameters: [String: JSONValue]) {
        if isFull { return }
        violations.append(
            Violation(
                instancePointer: pointer, schemaPointer: schemaPointer, keyword: keyword, parameters: parameters,
                message: ViolationMessage.text(keyword, parameters)))
    }

    private var pointer: String {
        path.map {
            switch $0 {
            case .member(let name): "/" + JSONPointer.escaped(String(decoding: tape.bytes(name), as: UTF8.self))
            case .item(let index): "/\(index)"
            }
        }.joined()
    }
}

/// English sentences for violations.
enum ViolationMessage {
    static func text(_ keyword: String, _ parameters: [String: JSONValue]) -> String {
        func value(_ name: String) -> String {
            guard let value = parameters[name] else { return "" }
            if case .string(let text) = value { return text }
            return String(decoding: value.encoded(), as: UTF8.self)
        }
        return switch keyword {
        case "type": "must be of type \(value("expected"))"
        case "enum": "must be one of the listed values"
        case "const": "must be the one allowed value"
        case "minimum": "must be at least \(value("limit"))"
        case "maximum": "must be at most \(value("limit"))"
        case "exclusiveMinimum": "must be greater than \(value("limit"))"
        case "exclusiveMaximum": "must be less than \(value("limit"))"
        case "multipleOf": "must be a multiple of \(value("divisor"))"
        case "minLength": "must have at least \(value("limit")) characters"
        case "maxLength": "must have at most \(value("limit")) characters"
        case "pattern": "must match the pattern \(value("pattern"))"
        case "format": "must follow the format \(value("format"))"
        case "minItems": "must have at least \(value("limit")) items"
        case "maxItems": "must have at most \(value("limit")) items"
        case "uniqueItems": "must not have equal items"
        case "contains", "minContains": "must contain at least \(value("limit")) matching items"
        case "maxContains": "must contain at most \(value("limit")) matching items"
        case "minProperties": "must have at least \(value("limit")) members"
        case "maxProperties": "must have at most \(value("limit")) members"
        case "required": "must have the member \(value("property"))"
        case "dependentRequired": "must have the member \(value("property")) beside \(value("trigger"))"
        case "additionalProperties", "unevaluatedProperties": "is a member that is not allowed here"
        case "items", "unevaluatedItems": "is an item that is not allowed here"
        case "propertyNames": "has a member name that is not allowed"
        case "anyOf": "must follow at least one of the alternatives"
        case "oneOf": "must follow exactly one of the alternatives, not \(value("matching"))"
        case "not": "must not follow the excluded schema"
        case "$limit": "takes more work to validate than is allowed"
        default: "is not allowed here"
        }
    }
}
