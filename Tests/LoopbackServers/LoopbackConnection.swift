internal import Foundation

/// The server's end of a connection. Blocks.
public struct LoopbackConnection: Sendable {
    /// Of the socket; closed when the talk ends.
    public let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// What has come, up to so many bytes; none at the end.
    public func receive(upTo count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, recv(descriptor, buffer.baseAddress, count, 0))
        }
    }

    /// Up to so many bytes; fewer at the end.
    public func read(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let part = receive(upTo: min(65536, count - bytes.count))
            guard !part.isEmpty else { break }
            bytes += part
        }
        return bytes
    }

    /// Through the first place where `end` stands.
    public func read(through end: String) -> [UInt8] {
        var bytes: [UInt8] = []
        while !bytes.reversed().starts(with: end.utf8.reversed()) {
            let next = read(1)
            guard !next.isEmpty else { break }
            bytes += next
        }
        return bytes
    }

    /// Until the other side ends the connection.
    public func readToEnd() { while !read(1).isEmpty {} }

    /// Whether all of it could be sent.
    @discardableResult
    public func write(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }
}
