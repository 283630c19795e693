/// The elements of an array.
public struct JSONElements: Sequence, Sendable {
    let parent: JSONNode?

    /// Starts at the first element.
    public func makeIterator() -> Iterator {
        Iterator(parent: parent, position: (parent?.index ?? 0) + 1, end: parent.map { $0.tape.next($0.index) } ?? 0)
    }

    /// How many there are.
    public var underestimatedCount: Int { parent?.count ?? 0 }

    /// Walks the tape from sibling to sibling.
    public struct Iterator: IteratorProtocol, Sendable {
        let parent: JSONNode?
        var position: Int
        let end: Int

        /// The next element.
        public mutating func next() -> JSONNode? {
            guard let parent, position < end else { return nil }
            let element = parent.sibling(at: position)
            position = parent.tape.next(position)
            return element
        }
    }
}

/// The members of an object.
public struct JSONMembers: Sequence, Sendable {
    let parent: JSONNode?

    /// Starts at the first member.
    public func makeIterator() -> Iterator {
        Iterator(parent: parent, position: (parent?.index ?? 0) + 1, end: parent.map { $0.tape.next($0.index) } ?? 0)
    }

    /// How many there are.
    public var underestimatedCount: Int { parent?.count ?? 0 }

    /// Walks the tape from name to name.
    public struct Iterator: IteratorProtocol, Sendable {
        let parent: JSONNode?
        var position: Int
        let end: Int

        /// The next member.
        public mutating func next() -> (key: String, value: JSONNode)? {
            guard let parent, position < end else { return nil }
            let value = parent.sibling(at: position + 1)
            let key = String(decoding: parent.tape.bytes(position), as: UTF8.self)
            position = parent.tape.next(position + 1)
            return (key, value)
        }
    }
}
