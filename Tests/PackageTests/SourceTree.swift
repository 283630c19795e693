import Foundation

/// The package's sources as text.
struct SourceTree {
    struct File {
        /// Relative to the package, e.g. `Sources/Kafka/KafkaError.swift`.
        let path: String
        let lines: [Substring]

        /// The target it belongs to.
        var module: String { String(path.split(separator: "/")[1]) }

        /// Modules named by its `import` lines.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                    words[..<index].allSatisfy({ $0.hasPrefix("@") || Self.accessLevels.contains($0) })
                else { return nil }
                let name = words[words.count - 1]
                return String(name.split(separator: ".")[0])
            }
        }

        private static let accessLevels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    }

    let files: [File]

    /// Reads every Swift file below a folder of the package.
    init(folder: String, package: URL = SourceTree.package) throws {
        let root = package.appendingPathComponent(folder)
        let paths = (FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String]) ?? []
        files = try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            return File(path: "\(folder)/\(path)", lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
