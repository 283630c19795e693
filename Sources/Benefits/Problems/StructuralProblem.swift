import JSON
import JSONSchema

/// A schema violation seen as an applicant sees it: the field it is about, a stable code, what was asked for.
struct StructuralProblem {
    let pointer: String
    let code: String
    let rank: Int
    let limit: JSONValue?

    init(_ violation: Violation, kind: FormField.Kind?) {
        let parameters = violation.parameters
        // A missing field is reported where it belongs, not at the object that lacks it.
        if violation.keyword == "required" || violation.keyword == "dependentRequired",
            case .string(let name)? = parameters["property"]
        {
            pointer = "\(violation.instancePointer)/\(JSONPointer.escaped(name))"
        } else {
            pointer = violation.instancePointer
        }
        limit = parameters["limit"] ?? parameters["divisor"]
        (code, rank) = StructuralProblem.meaning(violation, kind: kind)
    }

    /// The code, and how telling it is: of several problems of one field the lowest rank is shown.
    private static func meaning(_ violation: Violation, kind: FormField.Kind?) -> (String, Int) {
        switch violation.keyword {
        case "required", "dependentRequired": ("required", 0)
        case "additionalProperties", "unevaluatedProperties": ("unknown-field", 0)
        case "properties", "items", "prefixItems": ("not-applicable", 0)
        case "type": ("wrong-type", 1)
        case "minLength": ProblemText.whole(violation.parameters["limit"]) == 1 ? ("required", 2) : ("too-short", 2)
        case "maxLength": ("too-long", 2)
        case "enum": ("wrong-choice", 3)
        case "const": kind == .acceptance ? ("not-accepted", 3) : ("not-allowed-here", 4)
        case "minimum", "exclusiveMinimum": ("too-small", 3)
        case "maximum", "exclusiveMaximum": ("too-large", 3)
        case "multipleOf": ("bad-precision", 4)
        case "minItems": ("too-few-items", 3)
        case "maxItems": ("too-many-items", 3)
        case "uniqueItems": ("repeated-items", 4)
        case "pattern": ("bad-characters", 4)
        case "format":
            if case .string(let format)? = violation.parameters["format"] {
                ("invalid-\(format)", 5)
            } else {
                ("invalid", 6)
            }
        default: ("invalid", 6)
        }
    }
}
