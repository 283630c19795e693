import Foundation
import Synchronization
import Testing

@testable import Documents

struct DirectoryStoreTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func inFolder(_ body: (DirectoryStore) async throws -> Void) async throws {
        defer { folder.remove() }
        try await body(try DirectoryStore(folder: folder.path))
    }

    @Test func `names on disk follow from the hash and only the owner may read`() async throws {
        try await inFolder { store in
            let stored = try await store.put(Samples.pdf, try Samples.description(name: "Umowa najmu.pdf"))
            let hex = stored.sha256.hex
            let place = "\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))"
            #expect(folder.files == ["\(place)/\(hex)", "\(place)/\(hex).json"])
            for file in folder.files { #expect(folder.permissions(of: file)?.mode == 0o600) }
            #expect(folder.permissions(of: place)?.mode == 0o700)
            #expect(folder.permissions(of: String(hex.prefix(2)))?.mode == 0o700)
        }
    }

    @Test func `the description on disk has a fixed shape`() async throws {
        try await inFolder { store in
            let stored = try await store.put(Samples.pdf, try Samples.description(name: "a.pdf", scan: .notScanned))
            let json = try String(contentsOfFile: "\(folder.path)/\(stored.sha256.key).json", encoding: .utf8)
            #expect(
                json
                    == "{\"sha256\":\"\(stored.sha256)\",\"size\":\(Samples.pdf.count),\"mediaType\":\"application/pdf\","
                    + "\"name\":\"a.pdf\",\"storedAt\":1795471746500,\"scan\":\"not-scanned\"}")
        }
    }

    @Test func `the same documents are there for another store over the folder`() async throws {
        try await inFolder { store in
            let stored = try await store.put(Samples.pdf, try Samples.description())
            #expect(try await DirectoryStore(folder: folder.path).metadata(of: stored.sha256) == stored)
        }
    }

    @Test func `a crash between the bytes and the description leaves no document`() async throws {
        try await inFolder { store in
            let stored = try await store.put(Samples.pdf, try Samples.description(name: "a.pdf"))
            try FileManager.default.removeItem(atPath: "\(folder.path)/\(stored.sha256.key).json")
            #expect(try await store.metadata(of: stored.sha256) == nil)
            #expect(try await store.read(stored.sha256) == nil)
            #expect(try await store.put(Samples.pdf, try Samples.description(name: "b.pdf")).name.text == "b.pdf")
        }
    }

    @Test func `a file left by a crash is nobody's document and goes with its hash`() async throws {
        try await inFolder { store in
            let stored = try await store.put(Samples.pdf, try Samples.description())
            try folder.write("half", to: "\(stored.sha256.folder)/.\(stored.sha256).1f.tmp")
            #expect(try await store.read(stored.sha256) == Samples.pdf)
            try await store.remove(stored.sha256)
            #expect(folder.files.isEmpty)
        }
    }

    @Test func `changed bytes are noticed and put again`() async throws {
        try await inFolder { store in
            let stored = try await store.put(Samples.pdf, try Samples.description())
            try folder.write(String(repeating: "x", count: Samples.pdf.count), to: stored.sha256.key)
            #expect(await code { _ = try await store.read(stored.sha256) } == .damaged)
            try folder.write("shorter", to: stored.sha256.key)
            #expect(await code { _ = try await store.metadata(of: stored.sha256) } == .damaged)
            #expect(try await store.put(Samples.pdf, try Samples.description()) == stored)
            #expect(try await store.read(stored.sha256) == Samples.pdf)
        }
    }

    @Test(arguments: ["", "{", "{}", "{\"sha256\":\"x\"}", "[]"])
    func `a broken description is noticed and written again`(json: String) async throws {
        try await inFolder { store in
            let stored = try await store.put(Samples.pdf, try Samples.description())
            try folder.write(json, to: stored.sha256.key + ".json")
            #expect(await code { _ = try await store.metadata(of: stored.sha256) } == .damaged)
            #expect(try await store.put(Samples.pdf, try Samples.description()) == stored)
            #expect(try await store.metadata(of: stored.sha256) == stored)
        }
    }

    @Test func `a folder that is gone is unreachable, not empty`() async throws {
        try await inFolder { store in
            let stored = try await store.put(Samples.pdf, try Samples.description())
            folder.remove()
            #expect(await !store.isReachable)
            #expect(await code { _ = try await store.metadata(of: stored.sha256) } == .unreachable)
            #expect(await code { _ = try await store.read(stored.sha256) } == .unreachable)
            #expect(await code { try await store.remove(stored.sha256) } == .unreachable)
            #expect(await code { _ = try await store.put(Samples.pdf, try Samples.description()) } == .unreachable)
            #expect(!FileManager.default.fileExists(atPath: folder.path))
        }
    }

    @Test(arguments: [0, 10, 100, 130])
    func `a full disk leaves nothing of the document`(room: Int) async throws {
        defer { folder.remove() }
        let left = Mutex(room)
        // Takes what there is room for, like a disk that fills up.
        let files = DirectoryFiles(root: folder.path) { file, bytes, count in
            let taken = left.withLock { left -> Int in
                defer { left -= min(left, count) }
                return min(left, count)
            }
            guard taken > 0 else {
                errno = ENOSPC
                return -1
            }
            return write(file, bytes, taken)
        }
        let store = try DirectoryStore(files)
        let hash = ContentHash(of: Samples.pdf)
        #expect(await code { _ = try await store.put(Samples.pdf, try Samples.description()) } == .full)
        #expect(try await store.metadata(of: hash) == nil)
        #expect(try await store.read(hash) == nil)
        #expect(folder.files.allSatisfy { !$0.hasSuffix(".tmp") })
        left.withLock { $0 = 10_000 }
        #expect(try await store.put(Samples.pdf, try Samples.description()).size == Samples.pdf.count)
        #expect(try await store.read(hash) == Samples.pdf)
    }

    @Test func `a place that is no folder is refused at once`() throws {
        defer { folder.remove() }
        try folder.write("", to: "file")
        #expect(throws: DocumentStoreError.self) { try DirectoryStore(folder: folder.path + "/file") }
        #expect(throws: DocumentStoreError.self) { try DirectoryStore(folder: folder.path + "/missing/documents") }
        #expect(throws: Never.self) { try DirectoryStore(folder: folder.path + "/documents") }
    }
}

/// The code of the error that a call throws.
func code(_ body: () async throws -> Void) async -> DocumentStoreError.Code? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? DocumentStoreError)?.code
    }
}
