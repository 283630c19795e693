import JSON

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
