/// The six kinds of JSON values.
public enum JSONKind: Sendable, Hashable {
    case null, bool, number, string, array, object
}

/// A place in a document. Keeps the document alive; copying it copies no JSON.
///
/// Accessors answer nil for a value of another kind and allocate nothing but the strings they return.
public struct JSONNode: Sendable {
    package let document: JSONDocument
    package let index: Int

    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    /// The same document's node at another tape index.
    package func sibling(at index: Int) -> JSONNode {
        JSONNode(document: document, index: index)
    }

    var tape: JSONTape { document.tape }

    var tag: JSONTag { tape.tag(index) }

    /// What the value is.
    public var kind: JSONKind {
        switch tag {
        case .null: .null
        case .true, .false: .bool
        case .integer, .decimal: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// True for `null`.
    public var isNull: Bool { tag == .null }

    /// The truth value of `true` and `false`.
    public var bool: Bool? {
        switch tag {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// A string's text.
    public var string: String? {
        withUTF8 { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a string, valid inside `body` only; nil for other kinds.
    public func withUTF8<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R? {
        guard tag == .string else { return nil }
        return try withExtendedLifetime(document) { try body(tape.bytes(index)) }
    }

    /// An exact integer: `1`, `1.0` and `1e2` are integers, `1.5` and numbers beyond 64 bits are not.
    public var int: Int64? {
        withExtendedLifetime(document) { cursor.int }
    }

    /// An exact number of any size.
    public var number: JSONNumber? {
        withExtendedLifetime(document) {
            cursor.number.map { JSONNumber(text: String(decoding: tape.bytes(index), as: UTF8.self), decimal: $0) }
        }
    }

    /// Elements of an array or members of an object; 0 for scalars.
    public var count: Int {
        switch tag {
        case .array, .object: tape.length(index)
        default: 0
        }
    }

    /// The value of a member. Costs one pass over the object's names.
    public subscript(key: String) -> JSONNode? {
        guard tag == .object else { return nil }
        var key = key
        return withExtendedLifetime(document) {
            key.withUTF8 { tape.value(of: index, named: $0) }
        }.map(sibling(at:))
    }

    /// An element of an array, counted from zero. Costs one pass over the elements before it.
    public subscript(position: Int) -> JSONNode? {
        guard tag == .array, position >= 0, position < count else { return nil }
        var element = index + 1
        for _ in 0..<position { element = tape.next(element) }
        return sibling(at: element)
    }

    /// The elements of an array, in order; nothing for other kinds.
    public var elements: JSONElements {
        JSONElements(parent: tag == .array ? self : nil)
    }

    /// The members of an object, in source order; nothing for other kinds.
    public var members: JSONMembers {
        JSONMembers(parent: tag == .object ? self : nil)
    }
}
