import JSON

/// The value of `type`.
struct TypeSet: OptionSet, Sendable {
    let rawValue: UInt8

    static let null = TypeSet(rawValue: 1)
    static let boolean = TypeSet(rawValue: 2)
    static let integer = TypeSet(rawValue: 4)
    static let number = TypeSet(rawValue: 8)
    static let string = TypeSet(rawValue: 16)
    static let array = TypeSet(rawValue: 32)
    static let object = TypeSet(rawValue: 64)

    static let names: [(String, TypeSet)] = [
        ("null", .null), ("boolean", .boolean), ("integer", .integer), ("number", .number), ("string", .string),
        ("array", .array), ("object", .object),
    ]
}

/// Assertions on numbers.
final class NumberRules: Sendable {
    struct Bound: Sendable {
        enum Kind: String, Sendable { case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }
        let kind: Kind
        let value: JSONNumber
    }

    let bounds: [Bound]

    init(bounds: [Bound]) { self.bounds = bounds }
}

/// Assertions on strings.
final class StringRules: Sendable {
    let minimumLength: Int
    let maximumLength: Int
    let pattern: Pattern?
    let patternText: String
    let format: FormatRegistry.Check?
    let formatName: String

    init(
        minimumLength: Int, maximumLength: Int, pattern: Pattern?, patternText: String,
        format: FormatRegistry.Check?, formatName: String
    ) {
        self.minimumLength = minimumLength
        self.maximumLength = maximumLength
        self.pattern = pattern
        self.patternText = patternText
        self.format = format
        self.formatName = formatName
    }
}

/// Keywords on arrays.
final class ArrayRules: Sendable {
    let minimum: Int
    let maximum: Int
    let isUnique: Bool
    let prefix: [SchemaID]
    let items: SchemaID?
    let contains: SchemaID?
    let minimumContains: Int
    let maximumContains: Int

    init(
        minimum: Int, maximum: Int, isUnique: Bool, prefix: [SchemaID], items: SchemaID?, contains: SchemaID?,
        minimumContains: Int, maximumContains: Int
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.isUnique = isUnique
        self.prefix = prefix
        self.items = items
        self.contains = contains
        self.minimumContains = minimumContains
        self.maximumContains = maximumContains
    }
}

/// Keywords on objects.
final class ObjectRules: Sendable {
    struct PatternProperty: Sendable {
        let text: String
        let pattern: Pattern
        let schema: SchemaID
    }

    struct Dependency: Sendable {
        let trigger: [UInt8]
        let names: [String]
        let schema: SchemaID?
    }

    let minimum: Int
    let maximum: Int
    /// Required names come first: their slots are their places in `required`.
    let names: NameTable
    let required: [String]
    /// Schemas of `properties` by slot; nil for names that are only required.
    let properties: [SchemaID?]
    let patterns: [PatternProperty]
    let additional: SchemaID?
    let propertyNames: SchemaID?
    let dependencies: [Dependency]

    init(
        minimum: Int, maximum: Int, names: NameTable, required: [String], properties: [SchemaID?],
        patterns: [PatternProperty], additional: SchemaID?, propertyNames: SchemaID?, dependencies: [Dependency]
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.names = names
        self.required = required
        self.properties = properties
        self.patterns = patterns
        self.additional = additional
        self.propertyNames = propertyNames
        self.dependencies = dependencies
    }
}

/// Applicators that look at the same instance as their schema.
enum InPlaceRule: Sendable {
    case reference(SchemaID)
    /// A `$dynamicRef`: where it leads at first, and the anchor when that is a dynamic one.
    case dynamicReference(SchemaID, anchor: Int?)
    case allOf([SchemaID])
    case anyOf([SchemaID])
    case oneOf([SchemaID])
    case not(SchemaID)
    case conditional(test: SchemaID, then: SchemaID?, otherwise: SchemaID?)

    var targets: [SchemaID] {
        switch self {
        case .reference(let id), .dynamicReference(let id, _), .not(let id): [id]
        case .allOf(let ids), .anyOf(let ids), .oneOf(let ids): ids
        case .conditional(let test, let then, let otherwise): [test] + [then, otherwise].compactMap(\.self)
        }
    }
}
