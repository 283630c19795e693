internal import Configuration
internal import Foundation
internal import JSON

/// The optional JSON file: `{"http": {"port": 8080}}` gives `http.port`. Scalars only; everything is kept as text, so
/// that one set of rules reads the environment and the file.
struct ConfigurationFile {
    private let texts: [String: String]

    init(path: String, variable: String) throws(ConfigurationProblem) {
        func problem(_ code: ConfigurationProblem.Code, _ expected: String) -> ConfigurationProblem {
            ConfigurationProblem(
                code: code, key: "configuration file", environmentName: variable, expected: expected, given: path)
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw problem(.fileUnreadable, "a file that the service's user may read")
        }
        guard let document = try? JSONDocument(parsing: Array(data)), document.root.kind == .object else {
            throw problem(.fileMalformed, "a JSON object of keys, nested by their dots")
        }
        var texts: [String: String] = [:]
        Self.flatten(document.root, prefix: "", into: &texts)
        self.texts = texts
    }

    var values: [AbsoluteConfigKey: ConfigValue] {
        Dictionary(
            uniqueKeysWithValues: texts.filter { !$0.value.isEmpty }.map { name, text in
                (
                    AbsoluteConfigKey(name.split(separator: ".").map(String.init)),
                    ConfigValue(.string(text), isSecret: false)
                )
            })
    }

    func unknownKeys(besides entries: [ConfigurationEntry]) -> [ConfigurationProblem] {
        let known = Set(entries.map(\.name))
        return texts.keys.filter { !known.contains($0) }.sorted().map { name in
            ConfigurationProblem(
                code: .unknownKey, key: name, environmentName: "", expected: "--print-configuration lists the keys",
                given: nil)
        }
    }

    private static func flatten(_ node: JSONNode, prefix: String, into texts: inout [String: String]) {
        switch node.kind {
        case .object:
            for (key, value) in node.members {
                flatten(value, prefix: prefix.isEmpty ? key : "\(prefix).\(key)", into: &texts)
            }
        case .array:
            texts[prefix] = node.elements.map(text).joined(separator: ",")
        default:
            texts[prefix] = text(node)
        }
    }

    private static func text(_ node: JSONNode) -> String {
        switch node.kind {
        case .string: node.string ?? ""
        case .null: ""
        default: String(decoding: node.encoded(), as: UTF8.self)
        }
    }
}
