internal import Blocking
internal import Glibc

/// A stream socket that never blocks by itself; waiting has deadlines.
struct ClientSocket: ~Copyable {
    private let descriptor: Int32

    /// Connects, to each address of a name in turn.
    init(_ address: ClamAVConfiguration.Address, deadline: Deadline) throws(ScanFailure) {
        var failure = ScanFailure(.unreachable, "the name has no address")
        for candidate in try SocketAddress.candidates(of: address) {
            do throws(ScanFailure) {
                descriptor = try Self.connected(candidate, deadline: deadline)
                return
            } catch {
                failure = error
            }
        }
        throw failure
    }

    deinit { close(descriptor) }

    /// Blocks until one of both is possible; an error or the end of the connection counts as something to receive.
    func wait(toSend: Bool, deadline: Deadline) throws(ScanFailure) -> (canReceive: Bool, canSend: Bool) {
        let events = Int16(POLLIN) | (toSend ? Int16(POLLOUT) : 0)
        guard let ready = Self.wait(descriptor, for: events, deadline: deadline) else {
            throw ScanFailure(.timedOut, "no answer in time")
        }
        return (ready & ~Int16(POLLOUT) != 0, ready & Int16(POLLOUT) != 0)
    }

    /// Bytes taken; nil when the other side takes no more.
    func send(_ bytes: ArraySlice<UInt8>) -> Int? {
        let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }

    /// What has come; empty at the end or after an error; nil when there was nothing yet.
    func receive() -> [UInt8]? {
        var failed: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, filled in
            let count = recv(descriptor, buffer.baseAddress, 1024, 0)
            if count < 0 { failed = errno }
            filled = max(0, count)
        }
        return failed == EAGAIN || failed == EINTR ? nil : bytes
    }

    private static func connected(_ address: SocketAddress, deadline: Deadline) throws(ScanFailure) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.family, type, 0)
        guard descriptor >= 0 else { throw .system("socket", errno) }
        do throws(ScanFailure) {
            let status = address.withPointer { connect(descriptor, $0, $1) }
            // EAGAIN: the queue of a UNIX socket is full, so clamd accepts nobody.
            guard status == 0 || errno == EINPROGRESS else { throw .system("connect", errno) }
            guard wait(descriptor, for: Int16(POLLOUT), deadline: deadline) != nil else {
                throw ScanFailure(.unreachable, "connect: no answer in time")
            }
            var number: Int32 = 0
            var length = socklen_t(MemoryLayout<Int32>.size)
            guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &number, &length) == 0, number == 0 else {
                throw .system("connect", number)
            }
            return descriptor
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Events that came; nil when the deadline passed first.
    private static func wait(_ descriptor: Int32, for events: Int16, deadline: Deadline) -> Int16? {
        // Asked first: the other side may be ready every time, and still take for ever.
        while !deadline.hasPassed {
            var entry = pollfd(fd: descriptor, events: events, revents: 0)
            if poll(&entry, 1, deadline.remainingMilliseconds) > 0 { return entry.revents }
        }
        return nil
    }
}

extension ScanFailure {
    fileprivate static func system(_ call: String, _ number: Int32) -> ScanFailure {
        ScanFailure(.unreachable, SystemError.text(call, number))
    }
}
