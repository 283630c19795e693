/// The files that went in, as `sha256sum` writes them: an operator may check them, and take a line out to have a file
/// read again.
struct KnownFiles {
    static let name = "SHA256SUMS"
    private let folder: Folder

    init(in folder: Folder) {
        self.folder = folder
    }

    /// The name that a file with these bytes went in under.
    func name(of sha256: String) throws -> String? {
        guard folder.contains(Self.name) else { return nil }
        let window = FileWindow(try DurableFile(folder.file(Self.name), for: .reading), at: 0, limit: 65_536)
        while true {
            if let end = window.bytes.firstIndex(of: UInt8(ascii: "\n")) {
                let line = window.bytes[..<end]
                if line.starts(with: sha256.utf8) { return String(decoding: line.dropFirst(66), as: UTF8.self) }
                window.consume(line.count + 1)
            } else if window.isLast || window.isFull {
                return nil
            } else {
                try window.grow()
            }
        }
    }

    /// Adds a line unless there is one for these bytes; returns when it is on disk.
    func add(_ sha256: String, name: String) throws {
        guard try self.name(of: sha256) == nil else { return }
        let file = try DurableFile(folder.file(Self.name), for: .updating)
        let size = try file.size
        // A line that a crash cut short must not swallow the next one.
        let isCut = try size > 0 && file.read(1, at: size - 1) != [UInt8(ascii: "\n")]
        try file.write(Array("\(isCut ? "\n" : "")\(sha256)  \(name)\n".utf8), at: size)
        try file.synchronize()
    }
}
