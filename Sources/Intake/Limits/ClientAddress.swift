import Applications
import Glibc
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit

/// Where a request comes from, as limits count it. For limits only: it is written nowhere.
struct ClientAddress: Sendable {
    /// Own proxies in front of the service.
    let trustedHops: Int

    /// The address; an IPv6 one by its /64, which is what one connection at home has.
    func of(_ request: Request, _ context: ServiceRequestContext) -> String {
        of(forwarded: request.headers[values: .forwardedFor], peer: context.peer)
    }

    /// - Parameters:
    ///   - forwarded: values of `X-Forwarded-For`, in their order. What stands left of the trusted hops was written by
    ///     the client, and is not believed.
    ///   - peer: the other end of the connection.
    func of(forwarded: [String], peer: SocketAddress?) -> String {
        let address = trustedHops > 0 ? hop(trustedHops, from: forwarded) ?? peer : peer
        return address.map(Self.counted) ?? "unknown"
    }

    /// The n-th from the right; nil when there are fewer, or it is no address.
    private func hop(_ number: Int, from forwarded: [String]) -> SocketAddress? {
        var left = number
        for line in forwarded.reversed() {
            let parts = line.split(separator: ",", omittingEmptySubsequences: false)
            if left <= parts.count { return Self.parse(parts[parts.count - left]) }
            left -= parts.count
        }
        return nil
    }

    /// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
    private static func parse(_ text: Substring) -> SocketAddress? {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        guard text.utf8.count <= 64 else { return nil }
        if text.first == "[", let end = text.firstIndex(of: "]") {
            text = text[text.index(after: text.startIndex)..<end]
        } else if let colon = text.firstIndex(of: ":"), text[..<colon].contains(".") {
            text = text[..<colon]
        }
        // A zone names an interface of the machine that wrote it.
        guard !text.contains("%") else { return nil }
        return try? SocketAddress(ipAddress: String(text), port: 0)
    }

    private static func counted(_ address: SocketAddress) -> String {
        switch address {
        case .v4: return address.ipAddress ?? "unknown"
        case .v6:
            var bytes = [UInt8](repeating: 0, count: 16)
            guard let text = address.ipAddress, inet_pton(AF_INET6, text, &bytes) == 1 else { return "unknown" }
            // IPv4 in IPv6 (RFC 4291 § 2.5.5.2): otherwise everybody there would share one bucket.
            if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
                return bytes.suffix(4).map(String.init).joined(separator: ".")
            }
            return Hex.encode(Array(bytes.prefix(8))) + "/64"
        case .unixDomainSocket: return "local"
        }
    }
}

extension HTTPField.Name {
    static let forwardedFor = Self("X-Forwarded-For") ?? .via
}
