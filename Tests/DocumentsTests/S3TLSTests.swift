import Testing

@testable import Documents

struct S3TLSTests {
    private let hash = ContentHash(of: Samples.pdf)

    @Test func `documents go over TLS to a server whose certificate is trusted`() async throws {
        let store = try S3Store(try await ObjectServer.secure.value.configuration)
        let content = [UInt8](repeating: 7, count: 3 << 20)
        let stored = try await store.put(content, try Samples.description())
        #expect(try await store.metadata(of: stored.sha256) == stored)
        #expect(try await store.read(stored.sha256) == content)
        try await store.remove(stored.sha256)
        #expect(try await store.metadata(of: stored.sha256) == nil)
    }

    @Test func `a server that nobody vouches for gets nothing`() async throws {
        var configuration = try await ObjectServer.secure.value.configuration
        configuration.authorities = nil
        let store = try S3Store(configuration)
        #expect(await !store.isReachable)
        #expect(await code { _ = try await store.put(Samples.pdf, try Samples.description()) } == .refused)
    }

    @Test func `a certificate for another name is no proof`() async throws {
        var configuration = try await ObjectServer.secure.value.configuration
        let store = try S3Store(configuration)
        #expect(await store.isReachable)
        // The same address in another form, which the certificate does not name.
        configuration.endpoint = configuration.endpoint.replacing("127.0.0.1", with: "[::ffff:127.0.0.1]")
        let other = try S3Store(configuration)
        #expect(await code { _ = try await other.read(hash) } == .refused)
    }
}
