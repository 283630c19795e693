/// What the stored properties of some values were seen to be, by path, down to what is no structure: of an optional also
/// whether it was nil, of a list whether it was empty.
struct StoredProperties {
    private var seen: [String: Set<String>] = [:]

    /// Paths that were seen in one way only.
    var unvaried: [String] { seen.filter { $0.value.count < 2 }.keys.sorted() }

    mutating func visit(_ value: Any, at path: String = "") {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            note(mirror.children.isEmpty ? "nil" : "some", at: path)
            for content in mirror.children { visit(content.value, at: path + "?") }
        case .collection:
            note(mirror.children.isEmpty ? "empty" : "filled", at: path)
            for element in mirror.children { visit(element.value, at: path + "[]") }
        case .struct where !mirror.children.isEmpty:
            for member in mirror.children { visit(member.value, at: path + "/" + (member.label ?? "")) }
        default: note(String(describing: value), at: path)
        }
    }

    private mutating func note(_ value: String, at path: String) {
        if seen[path, default: []].count < 2 { seen[path, default: []].insert(value) }
    }
}
