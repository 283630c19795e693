import JSON

/// Index of a schema in its graph. A number and not a reference, because schemas refer to each other in circles.
typealias SchemaID = Int

/// A compiled schema document: immutable nodes that name each other by index.
final class SchemaGraph: Sendable {
    let nodes: [SchemaNode]
    let root: SchemaID
    /// By number of the resource; nil for a document without an absolute URI.
    let resourceURIs: [String?]
    let scopes: DynamicScopes
    /// Whether an evaluation has to know which resources it has entered.
    let needsScope: Bool
    /// The same schemas, laid out for the fail-fast pass.
    let program: CheckProgram

    init(nodes: [SchemaNode], root: SchemaID, resourceURIs: [String?], scopes: DynamicScopes) {
        self.nodes = nodes
        self.root = root
        self.resourceURIs = resourceURIs
        self.scopes = scopes
        needsScope = scopes.areNeeded
        program = CheckCompiler.compile(nodes, root: root, scopes: scopes)
    }
}

/// Where each `$dynamicRef` leads, by its anchor and by the resources that have been entered.
struct DynamicScopes: Sendable {
    /// `targets[anchor][resource]`: the schema with the dynamic anchor in the resource.
    var targets: [[SchemaID?]] = []

    /// Whether a reference may lead to more than one schema. If not, it is a plain reference.
    func isDynamic(_ anchor: Int) -> Bool {
        targets[anchor].count { $0 != nil } > 1
    }

    var areNeeded: Bool { targets.indices.contains { isDynamic($0) } }
}

/// One schema, its keywords typed and sorted by what they look at.
final class SchemaNode: Sendable {
    let place: SchemaPlace
    let resource: Int
    /// The keyword that holds this schema, for a `false` schema's violation.
    let holder: String
    /// Set for boolean schemas, which have nothing else.
    let verdict: Bool?
    let types: TypeSet?
    let constants: ConstantSet?
    let number: NumberRules?
    let string: StringRules?
    let array: ArrayRules?
    let object: ObjectRules?
    let inPlace: [InPlaceRule]
    /// Evaluated last: they look at what all other keywords have evaluated.
    let unevaluatedItems: SchemaID?
    let unevaluatedProperties: SchemaID?
    let annotations: [SchemaAnnotation]

    init(
        place: SchemaPlace, holder: String, verdict: Bool? = nil, types: TypeSet? = nil,
        constants: ConstantSet? = nil, number: NumberRules? = nil, string: StringRules? = nil,
        array: ArrayRules? = nil, object: ObjectRules? = nil, inPlace: [InPlaceRule] = [],
        unevaluatedItems: SchemaID? = nil, unevaluatedProperties: SchemaID? = nil,
        annotations: [SchemaAnnotation] = []
    ) {
        self.place = place
        resource = place.resource
        self.holder = holder
        self.verdict = verdict
        self.types = types
        self.constants = constants
        self.number = number
        self.string = string
        self.array = array
        self.object = object
        self.inPlace = inPlace
        self.unevaluatedItems = unevaluatedItems
        self.unevaluatedProperties = unevaluatedProperties
        self.annotations = annotations
    }

    /// JSON Pointer from the document's root; behind its URI when the document is one of the registry's.
    var location: String { place.pointer }
}

/// A keyword whose value says something about the instance without asserting it.
struct SchemaAnnotation: Sendable {
    let keyword: String
    let value: JSONNode
    let isForStrings: Bool
}
