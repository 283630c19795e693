internal import ServiceKit

/// The importer's folder: what comes in, what is in work, what went in and what cannot be read.
final class Workplace {
    let inbox: Folder
    let working: Folder
    let done: Folder
    let failed: Folder
    let documents: DocumentIndex
    let knownFiles: KnownFiles
    private let lock: DurableFile

    /// Makes what is missing, and takes the folder for this process alone.
    init(_ directory: String) throws {
        let root = try Folder(making: directory)
        lock = try DurableFile(root.file("importer.lock"), for: .updating)
        guard lock.lock() else {
            throw StartupFailure(
                "another importer works in \(directory)", hint: "stop it, or give this one a folder of its own")
        }
        inbox = try Folder(making: root.file("inbox"))
        working = try Folder(making: root.file("working"))
        done = try Folder(making: root.file("done"))
        failed = try Folder(making: root.file("failed"))
        let index = try Folder(making: done.file("index"))
        documents = try DocumentIndex(in: index)
        knownFiles = KnownFiles(in: index)
    }

    /// What became of a file in the inbox.
    enum Taking: Equatable {
        /// In work under this name.
        case taken(String)
        /// Nothing could be written beside a file of that name: it was put into `failed`.
        case unusable
        /// It is not there any more.
        case gone
    }

    /// Takes a file out of the inbox.
    func take(_ name: String) throws(FileFailure) -> Taking {
        guard inbox.contains(name) else { return .gone }
        let free = FileName.free(name) { candidate in
            working.contains(candidate) || done.contains(candidate) || failed.contains(candidate)
        }
        let isUsable = !SideFile.isOne(name) && name.utf8.count <= SideFile.longestName
        try inbox.move(name, to: free, in: isUsable ? working : failed)
        return isUsable ? .taken(free) : .unusable
    }

    /// Files that an earlier run left in work.
    func unfinished() throws(FileFailure) -> [String] {
        let names = try working.entries().map(\.name)
        for name in names where name.hasSuffix(SideFile.journal) {
            // The last step of an earlier run was missing: its file had gone already.
            if !working.contains(String(name.dropLast(SideFile.journal.count))) { try working.remove(name) }
        }
        return names.filter { !SideFile.isOne($0) }
    }
}

/// What the importer writes beside a file: its name and one of these.
enum SideFile {
    static let journal = ".journal"
    static let result = ".result.ndjson"
    static let summary = ".summary.json"
    static let reason = ".reason.json"

    /// In bytes; file systems take 255.
    static let longestName = 200

    /// Such a file in the inbox is none to import.
    static func isOne(_ name: String) -> Bool {
        [journal, result, summary, reason].contains { name.hasSuffix($0) }
    }
}
