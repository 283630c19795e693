import LoopbackServers
import Synchronization
import Testing

@testable import Curl

struct CurlHandleTests {
    private final class Received: CurlTransfer {
        var body: [UInt8] = []
        var headers: [String] = []
        var observed: [String] = []
        let limit: Int

        init(limit: Int = .max) {
            self.limit = limit
        }

        func receive(body part: UnsafeRawBufferPointer) -> Bool {
            body += part
            return body.count <= limit
        }

        func receive(header line: String) { headers.append(line) }

        func observe(_ text: String, isOutgoing: Bool) { if isOutgoing { observed.append(text) } }
    }

    /// Answers every request of a connection with the body it came with, until the other side ends it.
    private final class Echo: Sendable {
        let heads = Mutex<[String]>([])

        func talk(_ connection: LoopbackConnection) {
            while true {
                let head = String(decoding: connection.read(through: "\r\n\r\n"), as: UTF8.self)
                guard !head.isEmpty else { return }
                heads.withLock { $0.append(head) }
                let length = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
                    .flatMap { Int($0.dropFirst("Content-Length: ".count)) }
                let body = String(decoding: connection.read(length ?? 0), as: UTF8.self)
                connection.write("HTTP/1.1 200 x\r\nX-Part: one\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
            }
        }
    }

    private static func handle(_ url: String) throws(CurlError) -> CurlHandle {
        var handle = try CurlHandle()
        try configure(&handle, url)
        return handle
    }

    private static func configure(_ handle: inout CurlHandle, _ url: String) throws(CurlError) {
        try handle.set(.url, to: url)
        try handle.set(.protocols, to: "http")
        try handle.set(.proxy, to: "")
        try handle.set(.timeout, to: .seconds(10))
    }

    @Test func `a body goes out and comes back over one kept connection`() throws {
        let echo = Echo()
        let server = try LoopbackServer { echo.talk($0) }
        defer { server.stop() }
        var handle = try Self.handle("http://127.0.0.1:\(server.port)/")
        for round in 1...3 {
            let received = Received()
            try handle.set(.headers, to: ["Content-Type: text/plain", "X-Round: \(round)"])
            try handle.perform(received, sending: Array("zażółć \(round)".utf8))
            #expect(handle.status == 200)
            #expect(String(decoding: received.body, as: UTF8.self) == "zażółć \(round)")
            #expect(received.headers.contains("X-Part: one\r\n"))
            #expect(handle.connectionsOpened == (round == 1 ? 1 : 0))
        }
        let heads = echo.heads.withLock { $0 }
        #expect(heads.count == 3)
        #expect(heads.allSatisfy { $0.hasPrefix("POST / ") && $0.contains("Content-Type: text/plain\r\n") })
        #expect(heads.last?.contains("X-Round: 3\r\n") == true)
        #expect(heads.last?.contains("X-Round: 2\r\n") == false)
        #expect(server.accepted == 1)
    }

    @Test func `a reset forgets what was set and keeps the connection`() throws {
        let echo = Echo()
        let server = try LoopbackServer { echo.talk($0) }
        defer { server.stop() }
        let url = "http://127.0.0.1:\(server.port)/"
        var handle = try Self.handle(url)
        try handle.set(.headers, to: ["X-Secret: one"])
        try handle.perform(Received(), sending: [0x61])
        handle.reset()
        try Self.configure(&handle, url)
        try handle.perform(Received())
        let heads = echo.heads.withLock { $0 }
        #expect(heads.map { $0.prefix(4) } == ["POST", "GET "])
        #expect(heads.last?.contains("X-Secret") == false)
        #expect(server.accepted == 1)
    }

    @Test func `an abandoned connection is not used again`() throws {
        let echo = Echo()
        let server = try LoopbackServer { echo.talk($0) }
        defer { server.stop() }
        var handle = try Self.handle("http://127.0.0.1:\(server.port)/")
        try handle.perform(Received())
        handle.abandonConnection()
        try handle.perform(Received())
        #expect(handle.status == 200)
        #expect(server.accepted == 2)
    }

    @Test func `a transfer sees what goes out when it is observed`() throws {
        let echo = Echo()
        let server = try LoopbackServer { echo.talk($0) }
        defer { server.stop() }
        var handle = try Self.handle("http://127.0.0.1:\(server.port)/here")
        try handle.set(.observed, to: true)
        let received = Received()
        try handle.perform(received)
        #expect(received.observed.first?.hasPrefix("GET /here ") == true)
    }

    @Test func `a receiver that has enough ends the transfer`() throws {
        let server = try LoopbackServer { connection in
            _ = connection.read(through: "\r\n\r\n")
            connection.write("HTTP/1.1 200 x\r\nContent-Length: 10\r\n\r\n0123456789")
        }
        defer { server.stop() }
        let error = #expect(throws: CurlError.self) {
            var handle = try Self.handle("http://127.0.0.1:\(server.port)/")
            try handle.perform(Received(limit: 4))
        }
        #expect(error?.kind == .endedByReceiver)
    }

    @Test func `redirects are not followed`() throws {
        let server = try LoopbackServer { connection in
            _ = connection.read(through: "\r\n\r\n")
            connection.write("HTTP/1.1 302 x\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
        }
        defer { server.stop() }
        var handle = try Self.handle("http://127.0.0.1:\(server.port)/")
        try handle.perform(Received())
        #expect(handle.status == 302)
    }
}
