import Applications
import JSON

/// A place in a definition file that knows its path, so that every error names it.
struct DefinitionReader {
    let file: String
    let pointer: String
    let node: JSONNode

    /// Parses a whole file.
    init(file: String, bytes: [UInt8]) throws(FormLoadError) {
        do {
            node = try JSONDocument(parsing: bytes).root
        } catch {
            throw FormLoadError(file: file, pointer: "", reason: "not JSON: \(error)")
        }
        self.file = file
        pointer = ""
    }

    private init(file: String, pointer: String, node: JSONNode) {
        self.file = file
        self.pointer = pointer
        self.node = node
    }

    func error(_ reason: String) -> FormLoadError { FormLoadError(file: file, pointer: pointer, reason: reason) }

    private func missing(_ key: String, _ what: String) -> FormLoadError {
        FormLoadError(file: file, pointer: "\(pointer)/\(JSONPointer.escaped(key))", reason: "expected \(what)")
    }

    func optional(_ key: String) -> DefinitionReader? {
        guard let child = node[key], !child.isNull else { return nil }
        return DefinitionReader(file: file, pointer: "\(pointer)/\(JSONPointer.escaped(key))", node: child)
    }

    func required(_ key: String) throws(FormLoadError) -> DefinitionReader {
        guard let child = optional(key) else { throw missing(key, "a value") }
        return child
    }

    func string(_ key: String) throws(FormLoadError) -> String {
        guard let text = node[key]?.string, !text.isEmpty else { throw missing(key, "non-empty text") }
        return text
    }

    func optionalString(_ key: String) throws(FormLoadError) -> String? {
        optional(key) == nil ? nil : try string(key)
    }

    func optionalBool(_ key: String) throws(FormLoadError) -> Bool? {
        guard let item = optional(key) else { return nil }
        guard let value = item.node.bool else { throw item.error("expected true or false") }
        return value
    }

    func int(_ key: String) throws(FormLoadError) -> Int {
        guard let number = node[key]?.int else { throw missing(key, "a whole number") }
        return Int(number)
    }

    func date(_ key: String) throws(FormLoadError) -> LocalDate {
        guard let date = node[key]?.string.flatMap({ LocalDate(iso: $0) }) else {
            throw missing(key, "a date, YYYY-MM-DD")
        }
        return date
    }

    /// The elements of an array member; none when it is absent.
    func items(_ key: String) throws(FormLoadError) -> [DefinitionReader] {
        guard let list = optional(key) else { return [] }
        guard list.node.kind == .array else { throw list.error("expected an array") }
        return list.node.elements.enumerated().map { index, element in
            DefinitionReader(file: file, pointer: "\(list.pointer)/\(index)", node: element)
        }
    }

    func strings(_ key: String) throws(FormLoadError) -> [String] {
        var result: [String] = []
        for item in try items(key) {
            guard let text = item.node.string else { throw item.error("expected text") }
            result.append(text)
        }
        return result
    }

    /// The members of an object of texts; none when it is absent.
    func texts(_ key: String) throws(FormLoadError) -> [String: String] {
        var result: [String: String] = [:]
        guard let object = optional(key) else { return result }
        for (name, value) in object.node.members {
            guard let text = value.string else { throw object.missing(name, "text") }
            result[name] = text
        }
        return result
    }

    /// A member that is a path into the answers.
    func path(_ key: String) throws(FormLoadError) -> AnswerPath {
        guard let path = AnswerPath(try string(key)) else { throw missing(key, "a path such as /a/*/b") }
        return path
    }

    func paths(_ key: String) throws(FormLoadError) -> [AnswerPath] {
        let list = try items(key)
        guard !list.isEmpty else { throw missing(key, "at least one path") }
        var result: [AnswerPath] = []
        for item in list {
            guard let path = item.node.string.flatMap({ AnswerPath($0) }) else {
                throw item.error("expected a path such as /a/*/b")
            }
            result.append(path)
        }
        return result
    }
}
