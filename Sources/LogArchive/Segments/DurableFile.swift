internal import Glibc

/// A file that is there whole or not at all: written beside its place as `….part`, forced to disk, then renamed.
struct DurableFile: ~Copyable {
    static let suffix = ".part"

    private let path: String
    private let descriptor: Int32
    private var isCommitted = false

    init(at path: String) throws(LogArchiveError) {
        self.path = path
        descriptor = open(path + Self.suffix, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system("write", path) }
    }

    deinit {
        close(descriptor)
        if !isCommitted { unlink(path + Self.suffix) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(LogArchiveError) {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let count = Glibc.write(descriptor, start, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .system("write", path)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// From here on it is there, whatever happens to the machine.
    mutating func commit() throws(LogArchiveError) {
        guard fsync(descriptor) == 0, rename(path + Self.suffix, path) == 0 else { throw .system("write", path) }
        isCommitted = true
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let directory = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw .system("write", folder) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .system("write", folder) }
    }
}

extension LogArchiveError {
    /// What `errno` says.
    static func system(_ action: String, _ path: String) -> LogArchiveError {
        .file(action, path: path, reason: String(cString: strerror(errno)))
    }
}
