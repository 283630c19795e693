import Foundation
import Testing

@testable import Documents

/// What every ``DocumentStore`` does.
struct StoreConformanceTests {
    enum Kind: String, CaseIterable, Sendable {
        case directory, s3

        func use(_ body: (any DocumentStore) async throws -> Void) async throws {
            switch self {
            case .directory:
                let folder = try TemporaryFolder()
                defer { folder.remove() }
                try await body(try DirectoryStore(folder: folder.path))
            case .s3: try await body(try S3Store(try await ObjectServer.shared.value.configuration))
            }
        }
    }

    /// Bytes that no other test puts anywhere.
    private func content(_ count: Int = 1000) -> [UInt8] {
        Array(UUID().uuidString.utf8) + (0..<max(0, count - 36)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    }

    @Test(arguments: Kind.allCases)
    func `a document comes back as it was put`(kind: Kind) async throws {
        try await kind.use { store in
            let content = content()
            let description = try Samples.description(.jpeg, name: "Zdjęcie \"1\" \u{1F4CE}.jpg", scan: .notScanned)
            let stored = try await store.put(content, description)
            #expect(stored.sha256 == ContentHash(of: content))
            #expect(stored.size == 1000)
            #expect(stored.mediaType == .jpeg)
            #expect(stored.name == description.name)
            #expect(stored.storedAt == description.storedAt)
            #expect(stored.scan == .notScanned)
            #expect(try await store.metadata(of: stored.sha256) == stored)
            #expect(try await store.read(stored.sha256) == content)
        }
    }

    @Test(arguments: Kind.allCases)
    func `what was never put is not there`(kind: Kind) async throws {
        try await kind.use { store in
            let hash = ContentHash(of: content())
            #expect(try await store.metadata(of: hash) == nil)
            #expect(try await store.read(hash) == nil)
            try await store.remove(hash)
        }
    }

    @Test(arguments: Kind.allCases)
    func `putting again changes nothing`(kind: Kind) async throws {
        try await kind.use { store in
            let content = content()
            let first = try await store.put(content, try Samples.description(name: "a.pdf", storedAt: 1))
            let again = try await store.put(
                content, try Samples.description(.png, name: "b.pdf", storedAt: 2, scan: .notScanned))
            #expect(again == first)
            #expect(try await store.metadata(of: first.sha256) == first)
        }
    }

    @Test(arguments: Kind.allCases)
    func `a clean scan takes the place of none and nothing else changes`(kind: Kind) async throws {
        try await kind.use { store in
            let content = content()
            let first = try await store.put(
                content, try Samples.description(name: "a.pdf", storedAt: 1, scan: .notScanned))
            let scanned = try await store.put(
                content, try Samples.description(name: "b.pdf", storedAt: 2, scan: .clean))
            #expect(scanned.scan == .clean)
            #expect(scanned.name == first.name)
            #expect(scanned.storedAt == 1)
            #expect(try await store.metadata(of: first.sha256) == scanned)
            #expect(try await store.read(first.sha256) == content)
        }
    }

    @Test(arguments: Kind.allCases)
    func `a removed document is gone and can be put again`(kind: Kind) async throws {
        try await kind.use { store in
            let content = content()
            let stored = try await store.put(content, try Samples.description(name: "a.pdf"))
            try await store.remove(stored.sha256)
            #expect(try await store.metadata(of: stored.sha256) == nil)
            #expect(try await store.read(stored.sha256) == nil)
            let again = try await store.put(content, try Samples.description(name: "b.pdf"))
            #expect(again.name.text == "b.pdf")
            #expect(try await store.read(stored.sha256) == content)
        }
    }

    @Test(arguments: Kind.allCases)
    func `many puts of the same content at once leave one document`(kind: Kind) async throws {
        try await kind.use { store in
            let content = content(300_000)
            let names = try await withThrowingTaskGroup(of: StoredDocument.self) { group in
                for number in 0..<16 {
                    group.addTask { try await store.put(content, try Samples.description(name: "\(number).pdf")) }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1.name.text) }
            }
            let hash = ContentHash(of: content)
            let kept = try #require(try await store.metadata(of: hash))
            #expect(names.contains(kept.name.text))
            #expect(try await store.read(hash) == content)
        }
    }

    @Test(arguments: Kind.allCases)
    func `many documents at once stay apart`(kind: Kind) async throws {
        try await kind.use { store in
            let contents = (0..<24).map { content(20_000 + $0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for content in contents {
                    group.addTask {
                        let stored = try await store.put(content, try Samples.description())
                        #expect(try await store.read(stored.sha256) == content)
                    }
                }
                try await group.waitForAll()
            }
            for content in contents { #expect(try await store.read(ContentHash(of: content)) == content) }
        }
    }

    @Test(arguments: Kind.allCases)
    func `a document of ten megabytes comes back whole`(kind: Kind) async throws {
        try await kind.use { store in
            let content = content(10 << 20)
            let stored = try await store.put(content, try Samples.description())
            #expect(stored.size == 10 << 20)
            #expect(try await store.read(stored.sha256) == content)
            try await store.remove(stored.sha256)
        }
    }

    @Test(arguments: Kind.allCases)
    func `the longest name fits`(kind: Kind) async throws {
        try await kind.use { store in
            let name = String(repeating: "\"", count: 255)
            let stored = try await store.put(content(), try Samples.description(name: name))
            #expect(try await store.metadata(of: stored.sha256)?.name.text == name)
        }
    }

    @Test(arguments: Kind.allCases)
    func `a store that is there is reachable`(kind: Kind) async throws {
        try await kind.use { store in #expect(await store.isReachable) }
    }
}
