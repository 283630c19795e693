import Foundation
import JSON
import JSONSchema
import Testing

/// A checkout of github.com/json-schema-org/JSON-Schema-Test-Suite: `JSON_SCHEMA_TEST_SUITE`, or what
/// `deploy/local/bootstrap.sh` has put under `.local`.
struct OfficialSuite {
    struct Missing: Error, CustomStringConvertible {
        let path: String
        var description: String {
            "no official test suite at \(path): run deploy/local/bootstrap.sh or set JSON_SCHEMA_TEST_SUITE"
        }
    }

    /// One schema with its instances.
    struct Case {
        let description: String
        let schema: JSONNode
        let tests: [JSONNode]

        init(_ node: JSONNode) throws {
            description = node["description"]?.string ?? ""
            schema = try #require(node["schema"])
            tests = node["tests"].map { Array($0.elements) } ?? []
        }
    }

    private static let draft = "tests/draft2020-12"
    private static let limits = JSONLimits(maximumBytes: 1 << 24, maximumDepth: 512)

    let folder: URL

    init() throws {
        if let path = ProcessInfo.processInfo.environment["JSON_SCHEMA_TEST_SUITE"] {
            folder = URL(fileURLWithPath: path)
        } else {
            var repository = URL(fileURLWithPath: #filePath)
            for _ in 0..<4 { repository.deleteLastPathComponent() }
            folder = repository.appendingPathComponent(".local/json-schema-suite")
        }
        var isFolder: ObjCBool = false
        let path = folder.appendingPathComponent(Self.draft).path
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw Missing(path: path)
        }
    }

    /// What the suite expects at http://localhost:1234.
    func registry() throws -> SchemaRegistry {
        var registry = SchemaRegistry()
        let remotes = folder.appendingPathComponent("remotes")
        for path in FileManager.default.enumerator(atPath: remotes.path)?.compactMap({ $0 as? String }).sorted() ?? []
        where path.hasSuffix(".json") {
            // Other drafts have their own folders; what they say is none of this draft's documents.
            let isOtherDraft = path.hasPrefix("draft") && !path.hasPrefix("draft2020-12/")
            if !isOtherDraft { try registry.add(document("remotes/" + path), at: "http://localhost:1234/" + path) }
        }
        return registry
    }

    /// The draft's files of a folder by name, without those of folders below.
    func files(_ subfolder: String = "") throws -> [String] {
        try names("\(Self.draft)/\(subfolder)").map { subfolder.isEmpty ? $0 : "\(subfolder)/\($0)" }
    }

    func cases(_ file: String) throws -> [Case] {
        try document("\(Self.draft)/\(file)").elements.map(Case.init)
    }

    func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)
            .filter { $0.hasSuffix(".json") }.sorted()
    }

    func document(_ path: String) throws -> JSONNode {
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
        return try JSONDocument(parsing: bytes, limits: Self.limits).root
    }
}
