internal import Glibc

/// Whole files and folders; nil for what is not there.
enum FileReader {
    static func content(of path: String) throws(DocumentStoreError) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            guard isAbsence(errno) else { throw .system("open", errno) }
            return nil
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system("fstat", errno) }
        let size = max(0, Int(status.st_size))
        var failure: Int32?
        let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let count = Glibc.read(file, buffer.baseAddress?.advanced(by: filled), size - filled)
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = errno }
                guard count > 0 else { return }
                filled += count
            }
        }
        if let failure { throw .system("read", failure) }
        return content
    }

    /// Bytes; of a folder, some number.
    static func size(of path: String) throws(DocumentStoreError) -> Int? {
        var status = stat()
        if stat(path, &status) == 0 { return Int(status.st_size) }
        guard isAbsence(errno) else { throw .system("stat", errno) }
        return nil
    }

    static func names(in path: String) throws(DocumentStoreError) -> [String] {
        guard let folder = opendir(path) else {
            guard isAbsence(errno) else { throw .system("opendir", errno) }
            return []
        }
        defer { closedir(folder) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        guard errno == 0 else { throw .system("readdir", errno) }
        return names
    }

    private static func isAbsence(_ number: Int32) -> Bool { number == ENOENT || number == ENOTDIR }
}
