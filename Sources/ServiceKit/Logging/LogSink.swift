internal import Glibc
internal import Synchronization

/// Where finished lines go, one whole line at a time.
public final class LogSink: Sendable {
    private let write: Mutex<@Sendable ([UInt8]) -> Void>

    /// - Parameter write: gets a whole line with its line feed; calls never overlap.
    public init(_ write: @escaping @Sendable ([UInt8]) -> Void) {
        self.write = Mutex(write)
    }

    /// Writes to a file descriptor that stays open. Errors are dropped: there is nowhere to tell them.
    public convenience init(fileDescriptor: Int32) {
        self.init { line in
            line.withUnsafeBytes { bytes in
                var rest = bytes
                while let start = rest.baseAddress, !rest.isEmpty {
                    let written = Glibc.write(fileDescriptor, start, rest.count)
                    if written < 0, errno == EINTR || errno == EAGAIN { continue }
                    guard written > 0 else { return }
                    rest = UnsafeRawBufferPointer(rebasing: rest[written...])
                }
            }
        }
    }

    /// The process's standard output.
    public static let standardOutput = LogSink(fileDescriptor: STDOUT_FILENO)

    func put(_ line: [UInt8]) {
        write.withLock { $0(line) }
    }
}
