import Foundation
import LoopbackServers
import Synchronization
import Testing

@testable import Documents

/// What a clamd that misbehaves can do; with the real one see ``ClamAVDaemonTests``.
struct ClamAVFailureTests {
    /// Fills every buffer on the way to a process that does not read.
    private static let large = [UInt8](repeating: 0x61, count: 16 << 20)

    private func scanner(
        _ server: LoopbackServer, idle: Duration = .milliseconds(400), total: Duration = .milliseconds(1500)
    ) -> ClamAVScanner {
        ClamAVScanner(
            ClamAVConfiguration(
                address: .tcp(host: "127.0.0.1", port: server.port), connectTimeout: .milliseconds(400),
                idleTimeout: idle, totalTimeout: total, concurrency: 2))
    }

    private func failure(_ scanner: ClamAVScanner, _ content: [UInt8] = Samples.pdf) async -> ScanFailure.Code? {
        if case .couldNotScan(let failure) = await scanner.scan(content) { return failure.code }
        return nil
    }

    private func seconds(_ body: () async throws -> Void) async rethrows -> Duration {
        let began = ContinuousClock.now
        try await body()
        return ContinuousClock.now - began
    }

    @Test(arguments: [1000, 16 << 20])
    func `a frozen clamd costs the idle limit and no more`(size: Int) async throws {
        let server = try LoopbackServer(nil)
        defer { server.stop() }
        let scanner = scanner(server)
        let time = await seconds {
            #expect(await failure(scanner, [UInt8](repeating: 0, count: size)) == .timedOut)
        }
        #expect(time > .milliseconds(350))
        #expect(time < .seconds(3))
        #expect(await !scanner.isReachable)
    }

    @Test func `more scans than threads all end when clamd is frozen`() async throws {
        let server = try LoopbackServer(nil)
        defer { server.stop() }
        let scanner = scanner(server)
        let time = await seconds {
            let codes = await withTaskGroup(of: ScanFailure.Code?.self) { group in
                for _ in 0..<12 { group.addTask { await failure(scanner) } }
                return await group.reduce(into: [ScanFailure.Code?]()) { $0.append($1) }
            }
            #expect(codes.count == 12)
            #expect(codes.allSatisfy { $0 == .timedOut || $0 == .unreachable })
        }
        #expect(time < .seconds(4))
    }

    @Test func `a clamd that reads and never answers is left`() async throws {
        let server = try LoopbackServer { $0.readToEnd() }
        defer { server.stop() }
        #expect(await failure(scanner(server)) == .timedOut)
    }

    @Test func `an answer that trickles in ends with the total limit`() async throws {
        let server = try LoopbackServer { connection in
            while connection.write("s") { _ = poll(nil, 0, 50) }
        }
        defer { server.stop() }
        let time = await seconds { #expect(await failure(scanner(server)) == .timedOut) }
        #expect(time < .seconds(4))
    }

    @Test func `a clamd that reads ever so slowly ends with the total limit`() async throws {
        let server = try LoopbackServer { connection in
            while !connection.read(16 << 10).isEmpty { _ = poll(nil, 0, 20) }
        }
        defer { server.stop() }
        let time = await seconds { #expect(await failure(scanner(server), Self.large) == .timedOut) }
        #expect(time < .seconds(4))
    }

    @Test(arguments: [0, 10, 100_000, 5_000_000])
    func `a connection that is cut is lost, wherever`(bytes: Int) async throws {
        let server = try LoopbackServer { _ = $0.read(bytes) }
        defer { server.stop() }
        #expect(await failure(scanner(server), Self.large) == .connectionLost)
    }

    @Test(arguments: ["stream: OK", "stream: Eicar FOUND", "", "stream: "])
    func `half an answer decides nothing`(text: String) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.read(10 + 4 + Samples.pdf.count + 4)
            connection.write(text)
        }
        defer { server.stop() }
        #expect(await failure(scanner(server)) == .connectionLost)
    }

    @Test func `the size limit is heard while bytes are still being sent`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.read(1 << 20)
            connection.write("INSTREAM size limit exceeded. ERROR\0")
        }
        defer { server.stop() }
        #expect(await failure(scanner(server), Self.large) == .limitExceeded)
    }

    @Test func `an answer counts although clamd takes no more and stays`() async throws {
        let server = try LoopbackServer { connection in
            connection.write("INSTREAM size limit exceeded. ERROR\0")
            // POLLRDHUP, which Glibc's overlay leaves out: the other side has left. Nothing is ever read.
            var entry = pollfd(fd: connection.descriptor, events: 0x2000, revents: 0)
            _ = poll(&entry, 1, 5000)
        }
        defer { server.stop() }
        #expect(await failure(scanner(server), Self.large) == .limitExceeded)
    }

    @Test(arguments: ["HTTP/1.1 400 Bad Request\r\n\r\n\0", String(repeating: "x", count: 100_000), "\0"])
    func `an answer of somebody else is unexpected`(text: String) async throws {
        let server = try LoopbackServer { connection in
            connection.write(text)
            connection.readToEnd()
        }
        defer { server.stop() }
        #expect(await failure(scanner(server)) == .unexpectedReply)
    }

    @Test func `nobody there is unreachable`() async throws {
        let server = try LoopbackServer(nil)
        server.stop()
        #expect(await failure(scanner(server)) == .unreachable)
        for address in [
            ClamAVConfiguration.Address.unix(path: "/nonexistent/clamd"), .tcp(host: "host.invalid", port: 1),
        ] {
            #expect(await failure(ClamAVScanner(ClamAVConfiguration(address: address))) == .unreachable)
        }
    }

    @Test(arguments: [0, 1, 65535, 65536, 65537, 200_000])
    func `content goes out in chunks with their lengths`(size: Int) async throws {
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let seen = Mutex<[UInt8]>([])
        let server = try LoopbackServer { connection in
            guard connection.read(10) == Array("zINSTREAM\0".utf8) else { return }
            var received: [UInt8] = []
            while true {
                let length = connection.read(4).reduce(0) { $0 << 8 | Int($1) }
                guard length > 0 else { break }
                received += connection.read(length)
            }
            seen.withLock { [received] in $0 = received }
            connection.write("stream: OK\0")
        }
        defer { server.stop() }
        #expect(await scanner(server, idle: .seconds(5), total: .seconds(10)).scan(content) == .clean)
        #expect(seen.withLock { $0 } == content)
    }

    @Test func `no scanner says so`() async {
        guard case .couldNotScan(let failure) = await NoScanner().scan(Samples.pdf) else {
            Issue.record("a verdict without a scanner")
            return
        }
        #expect(failure.code == .notConfigured)
        #expect(await NoScanner().isReachable)
    }
}
