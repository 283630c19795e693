import Foundation
import Testing

@testable import Documents

/// With the real clamd.
struct ClamAVDaemonTests {
    private static let found = ScanVerdict.infected(signature: "Eicar-Custom.UNOFFICIAL")

    /// A deflated entry with the test file between other bytes: nothing of it stands in the archive as it is.
    private static let archive = """
        UEsDBBQAAAAIAAAAIVzTU4AcTQAAANQBAAAJAAAAZWljYXIudHh0S0wcHiDC1F8xQNXBMSDaJCYgKsLURCMgTtPc2VnTvFbF1dPZMUg3OMTRz8Ux\
        yEXX0S/EM8wzKDRYN8Q1OETXzdPHVVHFQ9tDK2mYAABQSwECFAMUAAAACAAAACFc01OAHE0AAADUAQAACQAAAAAAAAAAAAAAgAEAAAAAZWljYXIu\
        dHh0UEsFBgAAAAABAAEANwAAAHQAAAAAAA==
        """

    private func scanner(overUNIXSocket isUNIX: Bool = false) async throws -> ClamAVScanner {
        let server = try await ClamD.shared.value
        return ClamAVScanner(ClamAVConfiguration(address: isUNIX ? server.unix : server.tcp))
    }

    @Test func `the test file is found`() async throws {
        #expect(try await scanner().scan(ClamD.testFile) == Self.found)
    }

    @Test func `it is found inside an archive`() async throws {
        let archive = try #require(Data(base64Encoded: Self.archive))
        #expect(archive.range(of: Data(ClamD.testFile)) == nil)
        #expect(try await scanner().scan(Array(archive)) == Self.found)
    }

    @Test func `it is found behind a megabyte of other bytes`() async throws {
        #expect(try await scanner().scan([UInt8](repeating: 0x20, count: 1 << 20) + ClamD.testFile) == Self.found)
    }

    @Test(arguments: Samples.all)
    func `other documents are clean`(type: MediaType, content: [UInt8]) async throws {
        #expect(try await scanner().scan(content) == .clean)
    }

    @Test func `the UNIX socket gives the same answers`() async throws {
        #expect(try await scanner(overUNIXSocket: true).scan(ClamD.testFile) == Self.found)
        #expect(try await scanner(overUNIXSocket: true).scan(Samples.pdf) == .clean)
        #expect(try await scanner(overUNIXSocket: true).isReachable)
    }

    @Test(arguments: [ClamD.streamLimit + 1, ClamD.streamLimit * 8])
    func `more bytes than clamd takes are not scanned`(size: Int) async throws {
        let verdict = try await scanner().scan([UInt8](repeating: 0x20, count: size))
        #expect(verdict == .couldNotScan(ScanFailure(.limitExceeded, "more bytes than clamd's StreamMaxLength")))
    }

    @Test func `many scans at once each get their own answer`() async throws {
        let scanner = try await scanner()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let content = number.isMultiple(of: 2) ? ClamD.testFile : Samples.text
                    #expect(await scanner.scan(content) == (number.isMultiple(of: 2) ? Self.found : .clean))
                }
            }
        }
    }
}
