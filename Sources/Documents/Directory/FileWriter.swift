internal import Glibc

/// Brings a file into being whole: written beside its place, synchronised, then renamed, then the folder synchronised.
struct FileWriter {
    typealias Write = @Sendable (_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int

    enum Mode {
        /// What has the name already gives way.
        case replacing
        /// What has the name already stays.
        case keepingFirst
    }

    let folder: String
    let hash: ContentHash
    let write: Write

    static let systemWrite: Write = { Glibc.write($0, $1, $2) }

    func write(_ content: [UInt8], to name: String, mode: Mode) throws(DocumentStoreError) {
        let temporary = "\(folder)/.\(hash.hex).\(String(UInt64.random(in: 0 ... .max), radix: 16)).tmp"
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .system("open", errno) }
        // After a rename there is nothing left to unlink.
        defer { unlink(temporary) }
        try fill(file, content)
        switch mode {
        case .replacing:
            guard rename(temporary, "\(folder)/\(name)") == 0 else { throw .system("rename", errno) }
        case .keepingFirst:
            guard link(temporary, "\(folder)/\(name)") == 0 || errno == EEXIST else { throw .system("link", errno) }
        }
        try Self.synchronise(folder: folder)
    }

    /// Makes names in the folder survive a crash.
    static func synchronise(folder: String) throws(DocumentStoreError) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .system("open", errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw .system("fsync", errno) }
    }

    private func fill(_ file: Int32, _ content: [UInt8]) throws(DocumentStoreError) {
        var failure = content.withUnsafeBytes { bytes -> (call: String, number: Int32)? in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                guard let start = part.baseAddress else { return nil }
                let count = write(file, start, part.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return ("write", count == 0 ? ENOSPC : errno) }
                rest = rest.dropFirst(count)
            }
            return nil
        }
        if failure == nil, fsync(file) != 0 { failure = ("fsync", errno) }
        // A network file system may report a full disk only here.
        if close(file) != 0, failure == nil { failure = ("close", errno) }
        if let failure { throw .system(failure.call, failure.number) }
    }
}
