public import JSON

/// The outcome of a validation in the `basic` format of the specification (Core §12.4.2): a verdict and a flat list.
public struct ValidationOutput: Sendable, Equatable {
    /// Whether the instance follows the schema.
    public let isValid: Bool
    /// What the instance breaks; empty when it is valid.
    public let errors: [OutputUnit]
    /// What the schemas that hold say about the instance; empty when it is not valid.
    public let annotations: [OutputUnit]
    /// True when there were more units than asked for.
    public let isTruncated: Bool

    /// The output as JSON, after the specification's output schema.
    public var json: JSONValue {
        let units = (isValid ? annotations : errors).map(\.json)
        return .object([
            JSONMember(key: "valid", value: .bool(isValid)),
            JSONMember(key: isValid ? "annotations" : "errors", value: .array(units)),
        ])
    }
}

/// One error or one annotation.
public struct OutputUnit: Sendable, Equatable {
    /// What the unit says.
    public enum Content: Sendable, Equatable {
        /// An English sentence without any value of the instance.
        case error(String)
        /// The value of the keyword, or what an applicator has looked at.
        case annotation(JSONValue)
    }

    /// JSON Pointer to the keyword along the way of the evaluation, with the references it followed.
    public let keywordLocation: String
    /// URI of the keyword; nil when its schema has no absolute URI.
    public let absoluteKeywordLocation: String?
    /// JSON Pointer into the instance.
    public let instanceLocation: String
    /// What the unit says.
    public let content: Content

    /// A unit with all its parts.
    public init(
        keywordLocation: String, absoluteKeywordLocation: String?, instanceLocation: String, content: Content
    ) {
        self.keywordLocation = keywordLocation
        self.absoluteKeywordLocation = absoluteKeywordLocation
        self.instanceLocation = instanceLocation
        self.content = content
    }

    /// The last part of ``keywordLocation``.
    public var keyword: String {
        String(keywordLocation.split(separator: "/", omittingEmptySubsequences: false).last ?? "")
    }

    /// The unit as JSON, after the specification's output schema.
    public var json: JSONValue {
        var members = [JSONMember(key: "keywordLocation", value: .string(keywordLocation))]
        if let absoluteKeywordLocation {
            members.append(JSONMember(key: "absoluteKeywordLocation", value: .string(absoluteKeywordLocation)))
        }
        members.append(JSONMember(key: "instanceLocation", value: .string(instanceLocation)))
        switch content {
        case .error(let text): members.append(JSONMember(key: "error", value: .string(text)))
        case .annotation(let value): members.append(JSONMember(key: "annotation", value: value))
        }
        return .object(members)
    }
}

extension CompiledSchema {
    /// Verdict, errors and annotations of an instance. Costs more than ``isValid(_:)`` and ``validate(_:maximumViolations:)``:
    /// every branch is followed.
    ///
    /// Errors of alternatives are told when no alternative holds. When the work on the instance passes the bound, the
    /// instance is not valid and the last error says so.
    public func output(of instance: JSONNode, maximumUnits: Int = 10_000) -> ValidationOutput {
        withExtendedLifetime(instance.document) {
            let tape = instance.document.tape
            let recorder = OutputRecorder(
                tape: tape, resourceURIs: graph.resourceURIs, maximum: max(1, maximumUnits))
            var evaluator = Evaluator(graph: graph, tape: tape, recorder: recorder)
            let holds = evaluator.evaluate(graph.root, instance.index, nil)
            if evaluator.isExhausted { recorder.end(graph.nodes[graph.root]) }
            let isValid = holds && !evaluator.isExhausted
            return ValidationOutput(
                isValid: isValid, errors: isValid ? [] : recorder.errors,
                annotations: isValid ? recorder.annotations : [], isTruncated: recorder.isTruncated)
        }
    }
}
