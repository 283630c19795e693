/// A JSON value to build or to keep apart from a document. For reading, ``JSONNode`` is cheaper.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    /// Members in the order of writing. Names must differ: the value writes what it holds.
    case object([JSONMember])

    /// Copies a value out of a document. Integers of 64 bits become `integer`, other numbers `number`.
    public init(_ node: JSONNode) {
        switch node.tag {
        case .null: self = .null
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .string: self = .string(node.string ?? "")
        case .array: self = .array(node.elements.map { JSONValue($0) })
        case .object: self = .object(node.members.map { JSONMember(key: $0.key, value: JSONValue($0.value)) })
        case .integer, .decimal:
            if node.tag == .integer, let int = node.int {
                self = .integer(int)
            } else {
                self = node.number.map(JSONValue.number) ?? .null
            }
        }
    }

    /// The value of an object's member.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// Numbers are equal by value, objects without regard to order.
    public static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)): JSONNumber(a) == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)):
            a.count == b.count && a.allSatisfy { member in b.contains { $0 == member } }
        default: false
        }
    }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(JSONNumber(value))
        case .number(let value): hasher.combine(value)
        case .string(let value): hasher.combine(value)
        case .array(let values): hasher.combine(values)
        case .object(let members): hasher.combine(Set(members))
        }
    }
}

/// A member of an object.
public struct JSONMember: Sendable, Hashable {
    /// The name.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// A name with its value.
    public init(key: String, value: JSONValue) {
        self.key = key
        self.value = value
    }

    /// Names are equal by their bytes, without normalization.
    public static func == (a: JSONMember, b: JSONMember) -> Bool {
        a.key.utf8.elementsEqual(b.key.utf8) && a.value == b.value
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// `null`.
    public init(nilLiteral: ()) { self = .null }
    /// `true` and `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object; the order of the literal is kept.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember(key: $0.0, value: $0.1) })
    }
}

extension JSONValue {
    /// Minified JSON, members in their order, numbers as they were written.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.finish()
    }

    /// The canonical form of RFC 8785; see ``JSONNode/canonical()``.
    public func canonical() -> [UInt8] {
        CanonicalForm.bytes(of: self)
    }
}
