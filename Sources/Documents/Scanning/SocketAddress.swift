internal import Glibc

/// An address as `connect` wants it.
struct SocketAddress {
    let family: Int32
    private var storage: sockaddr_storage
    private let length: socklen_t

    /// A path is one address, a name may have several.
    static func candidates(of address: ClamAVConfiguration.Address) throws(ScanFailure) -> [SocketAddress] {
        switch address {
        case .unix(let path): [try SocketAddress(path: path)]
        case .tcp(let host, let port): try resolved(host, port)
        }
    }

    func withPointer<Value>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Value) -> Value {
        withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    private init(path: String) throws(ScanFailure) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let isCopied = withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard bytes.count < room.count else { return false }
            room.copyBytes(from: bytes)
            return true
        }
        guard isCopied else { throw ScanFailure(.unreachable, "the path of the socket is too long") }
        family = AF_UNIX
        storage = sockaddr_storage()
        length = socklen_t(MemoryLayout<sockaddr_un>.size)
        withUnsafeMutableBytes(of: &storage) { room in
            withUnsafeBytes(of: address) { room.copyMemory(from: $0) }
        }
    }

    private init(_ info: addrinfo) {
        family = info.ai_family
        storage = sockaddr_storage()
        length = info.ai_addrlen
        withUnsafeMutableBytes(of: &storage) { room in
            room.copyMemory(from: UnsafeRawBufferPointer(start: info.ai_addr, count: Int(info.ai_addrlen)))
        }
    }

    private static func resolved(_ host: String, _ port: Int) throws(ScanFailure) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &list)
        guard status == 0 else {
            throw ScanFailure(.unreachable, gai_strerror(status).map { String(cString: $0) } ?? "error \(status)")
        }
        defer { freeaddrinfo(list) }
        return sequence(first: list, next: { $0?.pointee.ai_next }).prefix { $0 != nil }.compactMap { entry in
            entry.map { SocketAddress($0.pointee) }
        }
    }
}
