internal import Foundation

/// An open file that is read and written at given places, and is known to be on disk when asked to be.
final class DurableFile {
    enum Purpose {
        case reading
        /// Made when it is not there.
        case updating
    }

    let path: String
    private let descriptor: Int32

    init(_ path: String, for purpose: Purpose) throws(FileFailure) {
        let flags = purpose == .reading ? O_RDONLY : O_RDWR | O_CREAT
        descriptor = open(path, flags | O_CLOEXEC, 0o640)
        self.path = path
        guard descriptor >= 0 else { throw FileFailure("open", path) }
    }

    deinit { close(descriptor) }

    var size: Int64 {
        get throws(FileFailure) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw FileFailure("look at", path) }
            return Int64(status.st_size)
        }
    }

    /// Up to `count` bytes from a place; fewer only at the end.
    func read(_ count: Int, at offset: Int64) throws(FileFailure) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset) + off_t(filled))
                if read < 0, errno == EINTR { continue }
                failed = read < 0
                guard read > 0 else { return }
                filled += read
            }
        }
        guard !failed else { throw FileFailure("read", path) }
        return bytes
    }

    func write(_ bytes: [UInt8], at offset: Int64) throws(FileFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                pwrite(
                    descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written,
                    off_t(offset) + off_t(written))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFailure("write", path) }
            written += count
        }
    }

    func truncate(to size: Int64) throws(FileFailure) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw FileFailure("truncate", path) }
    }

    /// Returns when everything written is on disk.
    func synchronize() throws(FileFailure) {
        guard fsync(descriptor) == 0 else { throw FileFailure("write", path) }
    }

    /// Whether this process alone holds the file; the lock goes with the process.
    func lock() -> Bool {
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }
}
