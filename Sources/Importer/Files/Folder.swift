internal import Foundation

/// A folder whose entries come and go whole: files are put in by rename, and a rename is on disk when the call returns.
struct Folder: Sendable, Hashable {
    let path: String

    /// One regular file in a folder.
    struct Entry: Sendable, Hashable {
        let name: String
        let size: Int64
        /// Nanoseconds since 1970.
        let modified: Int64
    }

    /// Makes the folder, and those above it, when they are not there.
    init(making path: String) throws(FileFailure) {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw FileFailure("make the folder", path)
        }
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func contains(_ name: String) -> Bool {
        var status = stat()
        return lstat(file(name), &status) == 0
    }

    /// Regular files that are not hidden, by name.
    func entries() throws(FileFailure) -> [Entry] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw FileFailure("list", path)
        }
        return names.sorted().compactMap { name in
            var status = stat()
            guard !name.hasPrefix("."), lstat(file(name), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                return nil
            }
            let modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
            return Entry(name: name, size: Int64(status.st_size), modified: modified)
        }
    }

    /// The whole of a small file; nil when it is not there.
    func contents(of name: String) throws(FileFailure) -> [UInt8]? {
        guard contains(name) else { return nil }
        let file = try DurableFile(file(name), for: .reading)
        return try file.read(Int(try file.size), at: 0)
    }

    /// Puts a small file in the place of whatever was there: readers see the old one or the new one, also after a
    /// power cut.
    func replace(_ name: String, with bytes: [UInt8]) throws(FileFailure) {
        let unfinished = ".\(name).new"
        let written = try DurableFile(file(unfinished), for: .updating)
        try written.truncate(to: 0)
        try written.write(bytes, at: 0)
        try written.synchronize()
        try move(unfinished, to: name, in: self)
    }

    /// Renames a file into another folder of the same file system.
    func move(_ name: String, to newName: String, in other: Folder) throws(FileFailure) {
        guard rename(file(name), other.file(newName)) == 0 else { throw FileFailure("move", file(name)) }
        try other.synchronize()
        if other != self { try synchronize() }
    }

    func remove(_ name: String) throws(FileFailure) {
        guard unlink(file(name)) == 0 || errno == ENOENT else { throw FileFailure("remove", file(name)) }
        try synchronize()
    }

    private func synchronize() throws(FileFailure) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure("write", path) }
    }
}
