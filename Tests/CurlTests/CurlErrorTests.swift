import CCurl
import LoopbackServers
import Testing

@testable import Curl

struct CurlErrorTests {
    private final class Nobody: CurlTransfer {}

    private static func error(_ url: String, timeout: Duration = .seconds(10)) -> CurlError? {
        do throws(CurlError) {
            var handle = try CurlHandle()
            try handle.set(.url, to: url)
            try handle.set(.protocols, to: "http,https")
            try handle.set(.proxy, to: "")
            try handle.set(.timeout, to: timeout)
            try handle.perform(Nobody())
            return nil
        } catch {
            return error
        }
    }

    @Test func `nobody listens`() throws {
        let server = try LoopbackServer { _ in }
        server.stop()
        #expect(Self.error("http://127.0.0.1:\(server.port)/")?.kind == .unreachable)
    }

    @Test func `nobody answers in time`() throws {
        let server = try LoopbackServer(nil)
        defer { server.stop() }
        #expect(Self.error("http://127.0.0.1:\(server.port)/", timeout: .milliseconds(200))?.kind == .timeout)
    }

    @Test func `no time at all is a limit and not the lack of one`() throws {
        let server = try LoopbackServer(nil)
        defer { server.stop() }
        #expect(Self.error("http://127.0.0.1:\(server.port)/", timeout: .zero)?.kind == .timeout)
    }

    @Test func `the connection breaks off`() throws {
        let server = try LoopbackServer { _ in }
        defer { server.stop() }
        #expect(Self.error("http://127.0.0.1:\(server.port)/")?.kind == .interrupted)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "http://[/"])
    func `an address that is not allowed`(url: String) {
        #expect(Self.error(url)?.kind == .address)
    }

    @Test func `somebody who cannot prove who they are`() {
        #expect(CurlError(transfer: CURLE_PEER_FAILED_VERIFICATION, detail: "self-signed").kind == .untrusted)
    }

    @Test func `the library's words stand in where it left none`() {
        let error = CurlError(transfer: CURLE_OPERATION_TIMEDOUT, detail: "")
        #expect(error == CurlError(kind: .timeout, reason: "Timeout was reached"))
    }

    @Test(arguments: [(0, 1), (1, 1), (999_999, 1), (1_000_001, 2), (1_500_000_000, 1500), (-5, 1)] as [(Int64, Int)])
    func `limits are rounded up to whole milliseconds`(nanoseconds: Int64, expected: Int) {
        #expect(CurlOption.timeout.number(.nanoseconds(nanoseconds)) == expected)
    }

    @Test(arguments: [(0, 1), (900, 1), (1999, 1), (2000, 2), (30_000, 30)])
    func `limits for answers are whole seconds`(milliseconds: Int, expected: Int) {
        #expect(CurlOption.responseTimeout.number(.milliseconds(milliseconds)) == expected)
    }
}
