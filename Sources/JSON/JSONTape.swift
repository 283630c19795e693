/// What a node is. Raw values are those of `csimdjson.h`.
package enum JSONTag: UInt32, Sendable {
    case null = 0
    case `false` = 1
    case `true` = 2
    /// A number without fraction and exponent.
    case integer = 3
    case decimal = 4
    case string = 5
    case array = 6
    case object = 7
}

/// One value or member name of a document, laid out as csj_node is.
package struct JSONTapeNode: BitwiseCopyable, Sendable {
    /// Raw value of a ``JSONTag``.
    package let kind: UInt32
    package let offset: UInt32
    package let length: UInt32
    package let next: UInt32
}

/// A borrowed look at a document's nodes, for loops that may not pay for reference counting.
///
/// Valid only while the ``JSONDocument`` lives: keep the document in hand (`withExtendedLifetime`) around every use.
/// Nodes lie in document order; an array's elements follow it, an object's members follow it as name, value, name …
/// The eight bytes before any string may be read: nodes and text are one block, nodes first.
package struct JSONTape {
    package let nodes: UnsafePointer<JSONTapeNode>
    package let text: UnsafePointer<UInt8>
    @usableFromInline let sourceLength: Int

    init(nodes: UnsafeRawPointer, text: UnsafePointer<UInt8>, sourceLength: Int) {
        self.nodes = nodes.assumingMemoryBound(to: JSONTapeNode.self)
        self.text = text
        self.sourceLength = sourceLength
    }

    @inlinable @inline(__always)
    package func tag(_ node: Int) -> JSONTag {
        JSONTag(rawValue: nodes[node].kind) ?? .null
    }

    /// Whether the node is of this kind. Compares numbers: `==` on the tag would go through a witness.
    @inlinable @inline(__always)
    package func isKind(_ tag: JSONTag, _ node: Int) -> Bool {
        nodes[node].kind == tag.rawValue
    }

    /// Bytes of a scalar, elements of an array, members of an object.
    @inlinable @inline(__always)
    package func length(_ node: Int) -> Int {
        Int(nodes[node].length)
    }

    /// The first node behind this value.
    @inlinable @inline(__always)
    package func next(_ node: Int) -> Int {
        Int(nodes[node].next)
    }

    /// Bytes of a scalar: a string without quotes and escapes, a number as written.
    @inlinable @inline(__always)
    package func bytes(_ node: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text + Int(nodes[node].offset), count: length(node))
    }

    /// True when the string stands in the source without a single escape, so that it may be written as it is.
    @inlinable @inline(__always)
    package func isVerbatim(_ string: Int) -> Bool {
        Int(nodes[string].offset) < sourceLength
    }

    /// The value of a member, found by the bytes of its name.
    @inlinable @inline(__always)
    package func value(of object: Int, named name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let wanted = UnsafeRawPointer(name.baseAddress) else { return value(of: object, named: nil, count: 0) }
        return value(of: object, named: wanted, count: name.count)
    }

    /// The same without a buffer around it; most names differ in length already.
    @inlinable @inline(__always)
    package func value(of object: Int, named name: UnsafeRawPointer?, count: Int) -> Int? {
        var member = object &+ 1
        let end = next(object)
        let length = UInt32(truncatingIfNeeded: count)
        while member < end {
            if nodes[member].length == length {
                guard let name, count > 0 else { return member &+ 1 }
                let own = UnsafeRawPointer(text + Int(nodes[member].offset))
                if JSONBytes.equal(own, name, count: count) { return member &+ 1 }
            }
            member = next(member &+ 1)
        }
        return nil
    }
}
