import Foundation

@testable import Importer

/// A folder that goes with its owner.
final class TemporaryFolder {
    let folder: Folder

    init() throws {
        let name = "importer-tests-\(UUID().uuidString)"
        folder = try Folder(making: FileManager.default.temporaryDirectory.appendingPathComponent(name).path)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }

    /// A file with these bytes, open for reading.
    func file(_ bytes: [UInt8], name: String = "file") throws -> DurableFile {
        let file = try DurableFile(folder.file(name), for: .updating)
        try file.write(bytes, at: 0)
        return try DurableFile(folder.file(name), for: .reading)
    }
}
