internal import Foundation
internal import Synchronization

/// A TCP server that does what a test says, each connection on a thread of its own.
public final class LoopbackServer: Sendable {
    private struct CannotListen: Error {}

    /// Where it listens, on 127.0.0.1.
    public let port: Int
    private let listener: Int32
    private let isServing: Bool
    private let connections = Mutex(0)

    /// - Parameter talk: nil leaves connections waiting to be accepted, like a process that is frozen.
    public init(_ talk: (@Sendable (LoopbackConnection) -> Void)?) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard isListening else { throw CannotListen() }
        port = Int(UInt16(bigEndian: address.sin_port))
        isServing = talk != nil
        guard let talk else { return }
        Thread { [self] in serve(talk) }.start()
    }

    /// Connections accepted so far.
    public var accepted: Int { connections.withLock { $0 } }

    /// Nobody listens any more. The thread closes what it waits on: nobody else can then get its number meanwhile.
    public func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        if !isServing { close(listener) }
    }

    private func serve(_ talk: @escaping @Sendable (LoopbackConnection) -> Void) {
        defer { close(listener) }
        while true {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            connections.withLock { $0 += 1 }
            Thread {
                talk(LoopbackConnection(descriptor: descriptor))
                close(descriptor)
            }.start()
        }
    }
}
