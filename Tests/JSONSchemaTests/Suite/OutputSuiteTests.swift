import JSON
import JSONSchema
import Testing

/// The official suite's tests of the `basic` output and of annotations.
@Suite struct OutputSuiteTests {
    @Test func `the basic output is what the suite wants`() throws {
        let suite = try OfficialSuite()
        var registry = SchemaRegistry()
        try registry.add(suite.document("output-tests/draft2020-12/output-schema.json"))
        var count = 0
        for file in try suite.names("output-tests/draft2020-12/content") {
            for node in try suite.document("output-tests/draft2020-12/content/\(file)").elements {
                let example = try OfficialSuite.Case(node)
                let schema = try CompiledSchema(compiling: example.schema)
                for test in example.tests {
                    let output = schema.output(of: try #require(test["data"])).json
                    let wanted = try CompiledSchema(
                        compiling: try #require(test.at(pointer: "/output/basic")), registry: registry)
                    let violations = wanted.validate(try JSONDocument(parsing: output.encoded()).root)
                    #expect(violations == [], "\(file): \(example.description)")
                    count += 1
                }
            }
        }
        print("output-tests \(count)")
        #expect(count > 0)
    }

    @Test func `annotations are what the suite wants`() throws {
        let suite = try OfficialSuite()
        var count = 0
        for file in try suite.names("annotations/tests") {
            let cases = try #require(suite.document("annotations/tests/\(file)")["suite"])
            for example in cases.elements where Self.isForThisDraft(example["compatibility"]?.string) {
                count += try check(example, file)
            }
        }
        print("annotations \(count)")
        #expect(count > 0)
    }

    /// `2019`: from there on; `<=2019`: up to there; `=2020`: only there.
    private static func isForThisDraft(_ compatibility: String?) -> Bool {
        (compatibility ?? "").split(separator: ",").allSatisfy { bound in
            if bound.hasPrefix("<=") { return (Int(bound.dropFirst(2)) ?? 0) >= 2020 }
            if bound.hasPrefix("=") { return Int(bound.dropFirst()) == 2020 }
            return (Int(bound) ?? .max) <= 2020
        }
    }

    private func check(_ example: JSONNode, _ file: String) throws -> Int {
        var registry = SchemaRegistry()
        for (uri, document) in example["externalSchemas"]?.members.map(\.self) ?? [] {
            try registry.add(document, at: uri)
        }
        let root = try #require(example["schema"])
        let base = "https://example.org/annotated"
        let schema = try CompiledSchema(compiling: root, at: base, registry: registry)
        let places = Self.places(root, uri: root["$id"]?.string ?? base)
        var count = 0
        for test in example["tests"]?.elements.map(\.self) ?? [] {
            let output = schema.output(of: try #require(test["instance"]))
            for assertion in test["assertions"]?.elements.map(\.self) ?? [] {
                let keyword = assertion["keyword"]?.string ?? ""
                var found: [String: JSONValue] = [:]
                for unit in output.annotations
                where unit.instanceLocation == assertion["location"]?.string && unit.keyword == keyword {
                    guard case .annotation(let value) = unit.content else { continue }
                    let location = try #require(unit.absoluteKeywordLocation)
                    let holder = String(location.dropLast(keyword.utf8.count + 1))
                    found[places[holder] ?? holder] = value
                }
                var expected: [String: JSONValue] = [:]
                for (location, value) in try #require(assertion["expected"]).members {
                    expected[location] = JSONValue(value)
                }
                #expect(found == expected, "\(file): \(example["description"]?.string ?? ""): \(keyword)")
                count += 1
            }
        }
        return count
    }

    /// The suite names schemas from the root of the document, the output by their nearest `$id`.
    private static func places(_ root: JSONNode, uri: String) -> [String: String] {
        var result: [String: String] = [:]
        var waiting = [(node: root, uri: uri, pointer: "", place: "")]
        while let (node, uri, pointer, place) = waiting.popLast() {
            result["\(uri)#\(pointer)"] = "#\(place)"
            let children = node.members.map { ($0.key, $0.value) }
            let items = node.elements.enumerated().map { (String($0.offset), $0.element) }
            for (name, child) in children + items {
                let step = "/" + name.replacing("^", with: "%5E")
                if let id = child["$id"]?.string {
                    // Relative ones are siblings of the document in this suite.
                    let base = uri.prefix(through: uri.lastIndex(of: "/") ?? uri.startIndex)
                    waiting.append((child, id.contains(":") ? id : base + id, "", place + step))
                } else {
                    waiting.append((child, uri, pointer + step, place + step))
                }
            }
        }
        return result
    }
}
