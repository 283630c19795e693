internal import JSON

/// A place in a mapping file, read with errors that name it.
struct MappingReader {
    let file: String
    let pointer: String
    let node: JSONNode

    init(file: String, bytes: [UInt8]) throws(MappingError) {
        do {
            node = try JSONDocument(parsing: bytes).root
        } catch {
            throw MappingError(file: file, pointer: "", reason: error.description)
        }
        self.file = file
        pointer = ""
    }

    private init(file: String, pointer: String, node: JSONNode) {
        self.file = file
        self.pointer = pointer
        self.node = node
    }

    func error(_ reason: String) -> MappingError {
        MappingError(file: file, pointer: pointer, reason: reason)
    }

    /// Members that nobody knows are most often a slip of the pen.
    func allow(_ names: Set<String>) throws(MappingError) {
        guard node.kind == .object else { throw error("expected an object") }
        for member in node.members where !names.contains(member.key) {
            throw error("unknown member \"\(member.key)\"; known are \(names.sorted().joined(separator: ", "))")
        }
    }

    func optional(_ key: String) -> MappingReader? {
        node[key].map { MappingReader(file: file, pointer: "\(pointer)/\(JSONPointer.escaped(key))", node: $0) }
    }

    func required(_ key: String) throws(MappingError) -> MappingReader {
        guard let member = optional(key) else { throw error("\"\(key)\" is missing") }
        return member
    }

    /// A text that is not empty.
    func text() throws(MappingError) -> String {
        guard let text = node.string, !text.isEmpty else { throw error("expected a text") }
        return text
    }

    func optionalText(_ key: String) throws(MappingError) -> String? {
        try optional(key).map { (member) throws(MappingError) in try member.text() }
    }

    /// The texts of a list; none when it is not there.
    func texts(_ key: String) throws(MappingError) -> [MappingReader] {
        guard let list = optional(key) else { return [] }
        guard list.node.kind == .array else { throw list.error("expected a list of texts") }
        return list.node.elements.enumerated().map { index, element in
            MappingReader(file: file, pointer: "\(list.pointer)/\(index)", node: element)
        }
    }

    /// The members of an object with their names; none when it is not there.
    func members(_ key: String) throws(MappingError) -> [(name: String, value: MappingReader)] {
        guard let object = optional(key) else { return [] }
        guard object.node.kind == .object else { throw object.error("expected an object") }
        return object.node.members.map { member in
            let pointer = "\(object.pointer)/\(JSONPointer.escaped(member.key))"
            return (member.key, MappingReader(file: file, pointer: pointer, node: member.value))
        }
    }
}
