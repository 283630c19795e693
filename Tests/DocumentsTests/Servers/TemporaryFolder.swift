import Foundation

/// An empty folder of a test's own.
struct TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("documents-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Paths of all files below, from here.
    var files: [String] {
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return all.filter { permissions(of: $0)?.type == .typeRegular }.sorted()
    }

    func permissions(of name: String) -> (type: FileAttributeType?, mode: Int?)? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        return attributes.map { ($0[.type] as? FileAttributeType, ($0[.posixPermissions] as? NSNumber)?.intValue) }
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
