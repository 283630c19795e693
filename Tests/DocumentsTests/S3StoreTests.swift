import Foundation
import Testing

@testable import Documents

/// What the network and a server can do to ``S3Store``; with a real server see ``StoreConformanceTests``.
struct S3StoreTests {
    private let hash = ContentHash(of: Samples.pdf)

    private func store(
        _ port: Int, attempt: Duration = .seconds(20), total: Duration = .seconds(30), maximumBytes: Int = 1 << 20
    ) throws -> S3Store {
        try S3Store(
            S3Configuration(
                endpoint: "http://127.0.0.1:\(port)", allowsPlainHTTP: true, bucket: "bucket", region: "eu-central-1",
                accessKey: "AKID", secretKey: "top-secret", attemptTimeout: attempt, totalTimeout: total,
                maximumBytes: maximumBytes))
    }

    @Test func `a put is signed as SigV4 wants it`() async throws {
        let server = try ScriptedHTTP([.init(404), .init(200)])
        defer { server.stop() }
        _ = try await store(server.port).put(Samples.pdf, try Samples.description(name: "Zażółć  \"gęślą\".pdf"))
        let requests = server.requests
        #expect(requests.map(\.method) == ["HEAD", "PUT"])
        for request in requests {
            #expect(request.path == "/bucket/\(hash.key)")
            #expect(request.signature(secret: "top-secret") == request.givenSignature)
            #expect(request.header("authorization").contains("/eu-central-1/s3/aws4_request"))
        }
        let put = try #require(requests.last)
        #expect(put.body == Samples.pdf)
        #expect(put.header("x-amz-content-sha256") == hash.hex)
        #expect(put.header("content-type") == "application/pdf")
        #expect(
            put.signedHeaders == ["content-type", "host", "x-amz-content-sha256", "x-amz-date", "x-amz-meta-document"])
    }

    @Test(arguments: ["GET", "DELETE"])
    func `the other requests are signed too`(method: String) async throws {
        let server = try ScriptedHTTP([
            .init(method == "GET" ? 404 : 204, body: "<Error><Code>NoSuchKey</Code></Error>")
        ])
        defer { server.stop() }
        if method == "GET" {
            #expect(try await store(server.port).read(hash) == nil)
        } else {
            try await store(server.port).remove(hash)
        }
        let request = try #require(server.requests.first)
        #expect(request.method == method)
        #expect(request.signature(secret: "top-secret") == request.givenSignature)
    }

    @Test func `a broken connection and a busy server are asked again`() async throws {
        let server = try ScriptedHTTP([
            .cut, .init(503), .init(200, body: String(decoding: Samples.pdf, as: UTF8.self)),
        ])
        defer { server.stop() }
        #expect(try await store(server.port).read(hash) == Samples.pdf)
        #expect(server.requests.count == 3)
    }

    @Test func `a server that stays busy is given up`() async throws {
        let server = try ScriptedHTTP(Array(repeating: .init(500), count: 9))
        defer { server.stop() }
        #expect(await code { _ = try await store(server.port).read(hash) } == .unreachable)
        #expect(server.requests.count == 3)
    }

    @Test(arguments: [301, 307, 403])
    func `a redirect or a refusal ends the matter`(status: Int) async throws {
        let other = try ScriptedHTTP([.init(200)])
        defer { other.stop() }
        let location = "Location: http://127.0.0.1:\(other.port)/\r\n"
        let server = try ScriptedHTTP([
            .init(status, headers: location, body: "<Error><Code>AccessDenied</Code></Error>")
        ])
        defer { server.stop() }
        let store = try store(server.port)
        let expected = DocumentStoreError(.refused, "the server answered \(status) AccessDenied")
        await #expect(throws: expected) { try await store.read(hash) }
        #expect(server.requests.count == 1)
        #expect(other.requests.isEmpty)
    }

    @Test(arguments: [
        (507, ""), (500, "XMinioStorageFull"), (400, "QuotaExceeded"),
    ])
    func `a full server is told from a broken one`(status: Int, name: String) async throws {
        let server = try ScriptedHTTP([.init(404), .init(status, body: "<Error><Code>\(name)</Code></Error>")])
        defer { server.stop() }
        #expect(await code { _ = try await store(server.port).put(Samples.pdf, try Samples.description()) } == .full)
    }

    @Test func `a silent server is left when the time is over`() async throws {
        let server = try ScriptedHTTP([.hang, .hang, .hang])
        defer { server.stop() }
        let store = try store(server.port, attempt: .milliseconds(300), total: .milliseconds(700))
        let began = ContinuousClock.now
        #expect(await code { _ = try await store.read(hash) } == .unreachable)
        #expect(ContinuousClock.now - began < .seconds(3))
        #expect(await !store.isReachable)
    }

    @Test func `no server is unreachable`() async throws {
        let store = try store(try ChildServer.freePort())
        #expect(await code { _ = try await store.read(hash) } == .unreachable)
        #expect(await !store.isReachable)
    }

    @Test func `other bytes than were put are noticed`() async throws {
        let server = try ScriptedHTTP([.init(200, body: "other"), .init(200), .init(200, body: "")])
        defer { server.stop() }
        let store = try store(server.port)
        #expect(await code { _ = try await store.read(hash) } == .damaged)
        #expect(await code { _ = try await store.metadata(of: hash) } == .damaged)
    }

    @Test func `a body without end is not read to its end`() async throws {
        let server = try ScriptedHTTP([.init(200, body: String(repeating: "x", count: 3000))])
        defer { server.stop() }
        #expect(await code { _ = try await store(server.port, maximumBytes: 2999).read(hash) } == .unexpected)
        #expect(server.requests.count == 1)
    }

    @Test func `a bucket that does not exist is no empty one`() async throws {
        var configuration = try await ObjectServer.shared.value.configuration
        configuration.bucket = "another"
        let store = try S3Store(configuration)
        #expect(await !store.isReachable)
        #expect(await code { _ = try await store.metadata(of: hash) } == .refused)
        #expect(await code { _ = try await store.read(hash) } == .refused)
        #expect(await code { _ = try await store.put(Samples.pdf, try Samples.description()) } == .refused)
    }

    @Test func `an object without description is damaged until it is put again`() async throws {
        let configuration = try await ObjectServer.shared.value.configuration
        let content = Array(UUID().uuidString.utf8)
        let hash = ContentHash(of: content)
        var request = S3Request(method: .put, path: "/\(configuration.bucket)/\(hash.key)")
        request.body = content
        request.bodyHash = hash.hex
        #expect(try await S3Client(configuration).answers(request, within: .seconds(5)))
        let store = try S3Store(configuration)
        #expect(await code { _ = try await store.metadata(of: hash) } == .damaged)
        let stored = try await store.put(content, try Samples.description())
        #expect(try await store.metadata(of: hash) == stored)
    }

    @Test(arguments: [
        ("http://s3.example.org", "bucket", "eu-central-1"), ("ftp://s3.example.org", "bucket", "eu-central-1"),
        ("https://", "bucket", "eu-central-1"), ("https://s3.example.org/path", "bucket", "eu-central-1"),
        ("https://user@s3.example.org", "bucket", "eu-central-1"),
        ("https://s3.example.org?a", "bucket", "eu-central-1"),
        ("https://s3.example.org", "Bucket", "eu-central-1"), ("https://s3.example.org", "a/b", "eu-central-1"),
        ("https://s3.example.org", "..", "eu-central-1"), ("https://s3.example.org", "bucket", ""),
    ])
    func `settings that cannot be right are refused`(endpoint: String, bucket: String, region: String) {
        let configuration = S3Configuration(
            endpoint: endpoint, bucket: bucket, region: region, accessKey: "a", secretKey: "b")
        #expect(throws: S3ConfigurationError.self) { try S3Store(configuration) }
    }
}
