import NIOCore
import Testing

@testable import Intake

struct ClientAddressTests {
    private func counted(_ peer: String, _ forwarded: [String] = [], hops: Int = 0) throws -> String {
        ClientAddress(trustedHops: hops).of(
            forwarded: forwarded, peer: try SocketAddress(ipAddress: peer, port: 4711))
    }

    @Test func `without trusted proxies the header is not looked at`() throws {
        #expect(try counted("192.0.2.1", ["198.51.100.7"]) == "192.0.2.1")
    }

    @Test func `behind one proxy its own entry counts, and what the client wrote before it does not`() throws {
        #expect(try counted("10.0.0.1", ["198.51.100.7"], hops: 1) == "198.51.100.7")
        #expect(try counted("10.0.0.1", ["1.1.1.1, 2.2.2.2,198.51.100.7"], hops: 1) == "198.51.100.7")
        #expect(try counted("10.0.0.1", ["1.1.1.1", " 198.51.100.7 "], hops: 1) == "198.51.100.7")
    }

    @Test func `behind two proxies the entry of the outer one counts, in one header or in two`() throws {
        #expect(try counted("10.0.0.1", ["1.1.1.1, 198.51.100.7, 10.0.0.2"], hops: 2) == "198.51.100.7")
        #expect(try counted("10.0.0.1", ["1.1.1.1, 198.51.100.7", "10.0.0.2"], hops: 2) == "198.51.100.7")
    }

    @Test(arguments: [
        [], [""], ["unknown"], ["1.2.3"], ["198.51.100.7, "], ["198.51.100.7,évil"], ["999.1.1.1"], ["fe80::1%eth0"],
        [String(repeating: "1", count: 100_000)], [String(repeating: ",", count: 100_000)], ["[::1"], ["'; drop"],
    ])
    func `a header that is no address leaves the proxy's own`(forwarded: [String]) throws {
        #expect(try counted("10.0.0.1", forwarded, hops: 1) == "10.0.0.1")
    }

    @Test func `fewer entries than trusted proxies leave the proxy's own address`() throws {
        #expect(try counted("10.0.0.1", ["198.51.100.7"], hops: 2) == "10.0.0.1")
    }

    @Test(arguments: ["198.51.100.7:52001", "::ffff:198.51.100.7", "[::ffff:198.51.100.7]:443"])
    func `an IPv4 address is the same with a port and inside IPv6`(entry: String) throws {
        #expect(try counted("10.0.0.1", [entry], hops: 1) == "198.51.100.7")
    }

    @Test func `addresses of one IPv6 network of 64 bits are one, neighbouring networks are not`() throws {
        let first = try counted("2001:db8:1:2::1")
        #expect(try counted("2001:db8:1:2:ffff:ffff:ffff:ffff") == first)
        #expect(try counted("10.0.0.1", ["[2001:db8:1:2::9]:443"], hops: 1) == first)
        #expect(try counted("2001:db8:1:3::1") != first)
        #expect(try counted("2001:db8:2:2::1") != first)
    }

    @Test func `without a peer there is one bucket for all`() {
        #expect(ClientAddress(trustedHops: 0).of(forwarded: ["198.51.100.7"], peer: nil) == "unknown")
    }
}
