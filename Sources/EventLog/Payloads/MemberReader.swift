internal import JSON

/// A member that is missing or has a form it may not have, by its JSON Pointer; never its value.
struct MemberError: Error, Equatable {
    let pointer: String
}

/// Reads the members of one JSON object. Members nobody asks for are tolerated; `null` counts as absent.
struct MemberReader {
    private let object: JSONNode
    private let pointer: String

    /// The node must be an object.
    init(_ node: JSONNode, pointer: String = "") throws(MemberError) {
        guard node.kind == .object else { throw MemberError(pointer: pointer) }
        object = node
        self.pointer = pointer
    }

    func has(_ name: String) -> Bool { object[name].map { !$0.isNull } ?? false }

    func required<Value>(_ name: String, _ shape: MemberShape<Value>) throws(MemberError) -> Value {
        guard let node = object[name], let value = shape.read(node) else { throw error(at: name) }
        return value
    }

    func optional<Value>(_ name: String, _ shape: MemberShape<Value>) throws(MemberError) -> Value? {
        guard let node = object[name], !node.isNull else { return nil }
        guard let value = shape.read(node) else { throw error(at: name) }
        return value
    }

    func object(_ name: String) throws(MemberError) -> MemberReader {
        guard let node = object[name] else { throw error(at: name) }
        return try MemberReader(node, pointer: "\(pointer)/\(name)")
    }

    func object(optional name: String) throws(MemberError) -> MemberReader? {
        guard let node = object[name], !node.isNull else { return nil }
        return try MemberReader(node, pointer: "\(pointer)/\(name)")
    }

    func objects(_ name: String) throws(MemberError) -> [MemberReader] {
        var readers: [MemberReader] = []
        for (index, element) in try array(name).elements.enumerated() {
            readers.append(try MemberReader(element, pointer: "\(pointer)/\(name)/\(index)"))
        }
        return readers
    }

    func values<Value>(_ name: String, _ shape: MemberShape<Value>) throws(MemberError) -> [Value] {
        var values: [Value] = []
        for (index, element) in try array(name).elements.enumerated() {
            guard let value = shape.read(element) else { throw error(at: "\(name)/\(index)") }
            values.append(value)
        }
        return values
    }

    private func array(_ name: String) throws(MemberError) -> JSONNode {
        guard let node = object[name], node.kind == .array else { throw error(at: name) }
        return node
    }

    private func error(at name: String) -> MemberError { MemberError(pointer: "\(pointer)/\(name)") }
}
