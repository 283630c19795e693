/// The lines `key: value` between two lines `---` at the top of a page.
struct FrontMatter {
    static let keys: Set<String> = [
        "title", "description", "order", "kind", "menu", "id", "checked", "published", "forms", "check",
    ]

    /// Values with their lines.
    let values: [String: (value: String, line: Int)]
    /// What follows, and the number of its first line.
    let body: String
    let bodyLine: Int

    init(file: String, bytes: [UInt8]) throws(ContentError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ContentError(file, nil, "The file is not UTF-8; save it as UTF-8.")
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            throw ContentError(file, 1, "A page begins with its front matter between two lines of three hyphens.")
        }
        var values: [String: (value: String, line: Int)] = [:]
        for (index, line) in lines[1..<end].enumerated() where !line.allSatisfy(\.isWhitespace) {
            let number = index + 2
            guard let colon = line.firstIndex(of: ":") else {
                throw ContentError(file, number, "Front matter is written key: value.")
            }
            let key = String(line[..<colon])
            guard Self.keys.contains(key) else {
                throw ContentError(
                    file, number,
                    "\(key) is no key of front matter; the keys are \(Self.keys.sorted().joined(separator: ", ")).")
            }
            guard values[key] == nil else { throw ContentError(file, number, "\(key) stands here twice.") }
            let value = String(line[line.index(after: colon)...].trimmed)
            guard !value.isEmpty else { throw ContentError(file, number, "\(key) has no value.") }
            guard !value.contains("{{") else {
                throw ContentError(file, number, "Placeholders are for the text, not for front matter.")
            }
            values[key] = (value, number)
        }
        self.values = values
        body = lines[(end + 1)...].joined(separator: "\n")
        bodyLine = end + 2
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: SubSequence {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return self[endIndex...] }
        return self[first...last]
    }
}
