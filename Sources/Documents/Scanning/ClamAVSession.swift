internal import Blocking

/// One connection to clamd, for one command. Blocks.
struct ClamAVSession: ~Copyable {
    private let socket: ClientSocket
    private let idleTimeout: Duration
    private let deadline: Deadline

    private static let chunkBytes = 64 << 10

    init(_ configuration: ClamAVConfiguration, deadline: Deadline) throws(ScanFailure) {
        socket = try ClientSocket(configuration.address, deadline: deadline.sooner(configuration.connectTimeout))
        idleTimeout = configuration.idleTimeout
        self.deadline = deadline
    }

    /// `zINSTREAM`, chunks of four bytes of length and the bytes, a chunk of length zero.
    ///
    /// - Returns: clamd's answer, which may come before all is sent, e.g. beyond its size limit.
    func scan(_ content: [UInt8]) throws(ScanFailure) -> String {
        var reply: [UInt8] = []
        guard try send(Array("zINSTREAM\0".utf8)[...], &reply) else { return try answer(reply) }
        var rest = content[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(Self.chunkBytes)
            guard try send((Self.header(chunk.count) + chunk)[...], &reply) else { return try answer(reply) }
            rest = rest.dropFirst(chunk.count)
        }
        _ = try send(Self.header(0)[...], &reply)
        return try answer(reply)
    }

    func ping() throws(ScanFailure) -> String {
        var reply: [UInt8] = []
        _ = try send(Array("zPING\0".utf8)[...], &reply)
        return try answer(reply)
    }

    private static func header(_ count: Int) -> [UInt8] {
        withUnsafeBytes(of: UInt32(count).bigEndian, Array.init)
    }

    /// - Returns: false when clamd takes no more: it has begun to answer, or it has gone.
    private func send(_ bytes: ArraySlice<UInt8>, _ reply: inout [UInt8]) throws(ScanFailure) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let ready = try socket.wait(toSend: true, deadline: deadline.sooner(idleTimeout))
            if ready.canReceive {
                _ = try receive(&reply)
                return false
            }
            guard let count = socket.send(rest) else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private func answer(_ begun: [UInt8]) throws(ScanFailure) -> String {
        var reply = begun
        while true {
            if let text = ClamAVReply.text(reply) { return text }
            guard reply.count < ClamAVReply.maximumBytes else {
                throw ScanFailure(.unexpectedReply, "an answer without an end")
            }
            _ = try socket.wait(toSend: false, deadline: deadline.sooner(idleTimeout))
            guard try receive(&reply) else {
                throw ScanFailure(.connectionLost, "the connection ended before an answer")
            }
        }
    }

    /// Adds what came, up to the NUL byte.
    ///
    /// - Returns: false at the end of the connection.
    private func receive(_ reply: inout [UInt8]) throws(ScanFailure) -> Bool {
        guard let part = socket.receive() else { return true }
        reply += part.prefix { $0 != 0 }
        if part.contains(0) { reply.append(0) }
        return !part.isEmpty
    }
}
