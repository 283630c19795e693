internal import Foundation

extension ServiceConfiguration {
    /// The files of a folder below the schemas directory, by their path in that folder.
    ///
    /// - Throws: ``FileTree/Unreadable``.
    public func schemaFiles(in folder: String, suffixes: [String] = [".json"]) throws -> [String: [UInt8]] {
        try FileTree(directory: try value(ServiceKeys.schemasDirectory) + "/\(folder)", suffixes: suffixes).files
    }

    /// One file below the schemas directory.
    ///
    /// - Throws: ``FileTree/Unreadable``.
    public func schemaFile(_ name: String) throws -> [UInt8] {
        let path = try value(ServiceKeys.schemasDirectory) + "/\(name)"
        guard let data = FileManager.default.contents(atPath: path) else { throw FileTree.Unreadable(path: path) }
        return Array(data)
    }
}
