internal import Foundation

/// The files below a directory, read once at start: paths relative to it, with `/`, sorted.
public struct FileTree: Sendable {
    /// Why a directory or a file in it cannot be read.
    public struct Unreadable: Error, Sendable, CustomStringConvertible {
        /// The path as configured.
        public let path: String
        /// What to do.
        public let hint = "check that it exists and that the service's user may read it"

        /// One line for an operator.
        public var description: String { "cannot read \(path); \(hint)" }
    }

    /// Contents by relative path.
    public let files: [String: [UInt8]]

    /// - Parameters:
    ///   - directory: where to look, recursively; hidden files are passed over.
    ///   - suffixes: which files to read, e.g. `.json`; others are passed over.
    public init(directory: String, suffixes: [String]) throws(Unreadable) {
        let root = URL(fileURLWithPath: directory, isDirectory: true).standardizedFileURL
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isDirectory), isDirectory.boolValue,
            let names = FileManager.default.enumerator(atPath: root.path)
        else { throw Unreadable(path: directory) }
        var files: [String: [UInt8]] = [:]
        while let name = names.nextObject() as? String {
            let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
            guard !isHidden, suffixes.contains(where: name.hasSuffix) else { continue }
            guard let data = FileManager.default.contents(atPath: root.appendingPathComponent(name).path) else {
                throw Unreadable(path: "\(directory)/\(name)")
            }
            files[name] = Array(data)
        }
        self.files = files
    }
}
