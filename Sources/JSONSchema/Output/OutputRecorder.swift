import JSON

/// Collects output units and knows where in the schema and in the instance the evaluation is.
final class OutputRecorder {
    /// How many units there were at some time.
    struct Mark {
        let errors: Int
        let annotations: Int
    }

    private let tape: JSONTape
    private let resourceURIs: [String?]
    private let maximum: Int
    private var keywordPath: [String] = []
    private var instancePath: [InstanceStep] = []
    private(set) var errors: [OutputUnit] = []
    private(set) var annotations: [OutputUnit] = []
    /// True when units were left out.
    private(set) var isTruncated = false
    private var hasEnded = false

    init(tape: JSONTape, resourceURIs: [String?], maximum: Int) {
        self.tape = tape
        self.resourceURIs = resourceURIs
        self.maximum = maximum
    }

    func enter(_ path: String) { keywordPath.append(path) }

    func leave() { keywordPath.removeLast() }

    func enter(_ path: String, _ step: InstanceStep) {
        keywordPath.append(path)
        instancePath.append(step)
    }

    func leaveChild() {
        keywordPath.removeLast()
        instancePath.removeLast()
    }

    /// Adds an error of a keyword, or of the schema itself when that is `false`.
    func error(_ schema: SchemaNode, _ keyword: String?, _ message: String) {
        guard errors.count < maximum else {
            isTruncated = true
            return
        }
        errors.append(unit(schema, keyword, .error(message)))
    }

    func annotate(_ schema: SchemaNode, _ keyword: String, _ value: JSONValue) {
        guard annotations.count < maximum else {
            isTruncated = true
            return
        }
        annotations.append(unit(schema, keyword, .annotation(value)))
    }

    /// Adds the error of a bound that was passed, once.
    func end(_ schema: SchemaNode) {
        if hasEnded { return }
        hasEnded = true
        if errors.count >= maximum { errors.removeLast() }
        error(schema, nil, ViolationMessage.text("$limit", [:]))
    }

    var annotationCount: Int { annotations.count }

    var mark: Mark { Mark(errors: errors.count, annotations: annotations.count) }

    func dropAnnotations(from count: Int) {
        annotations.removeLast(annotations.count - count)
    }

    func dropErrors(from mark: Mark?) {
        guard let mark else { return }
        errors.removeLast(max(0, errors.count - mark.errors))
    }

    func dropAll(from mark: Mark?) {
        guard let mark else { return }
        dropErrors(from: mark)
        dropAnnotations(from: mark.annotations)
    }

    private func unit(_ schema: SchemaNode, _ keyword: String?, _ content: OutputUnit.Content) -> OutputUnit {
        let last = keyword.map { "/" + JSONPointer.escaped($0) } ?? ""
        let uri = resourceURIs[schema.resource]
        return OutputUnit(
            keywordLocation: keywordPath.joined() + last,
            absoluteKeywordLocation: uri.map {
                "\($0)#" + URIReference.fragment(schema.place.pointerInResource + last)
            },
            instanceLocation: tape.pointer(instancePath), content: content)
    }
}
