import Synchronization
import Testing

@testable import Documents

struct DocumentIntakeTests {
    private struct FixedScanner: VirusScanner {
        let verdict: ScanVerdict

        func scan(_ content: [UInt8]) async -> ScanVerdict { verdict }

        var isReachable: Bool { get async { true } }
    }

    private struct BrokenStore: DocumentStore {
        static let error = DocumentStoreError(.full, "no room")

        func put(
            _ content: [UInt8], _ description: DocumentDescription
        ) async throws(DocumentStoreError) -> StoredDocument { throw Self.error }

        func metadata(of sha256: ContentHash) async throws(DocumentStoreError) -> StoredDocument? { throw Self.error }

        func read(_ sha256: ContentHash) async throws(DocumentStoreError) -> [UInt8]? { throw Self.error }

        func remove(_ sha256: ContentHash) async throws(DocumentStoreError) { throw Self.error }

        var isReachable: Bool { get async { false } }
    }

    private static let failure = ScanFailure(.timedOut, "no answer in time")

    /// The outcome, and what then lies in the folder.
    private func take(
        _ content: [UInt8] = Samples.pdf, verdict: ScanVerdict = .clean, requiresScan: Bool = true,
        name: String = "a.pdf"
    ) async throws -> (outcome: DocumentIntake.Outcome, files: Int) {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let intake = DocumentIntake(
            policy: DocumentPolicy(), scanner: FixedScanner(verdict: verdict),
            store: try DirectoryStore(folder: folder.path), requiresScan: requiresScan, now: { 42 })
        let outcome = await intake.take(content, declaredType: "application/pdf", name: name)
        return (outcome, folder.files.count)
    }

    private func stored(_ scan: ScanRecord) throws -> DocumentIntake.Outcome {
        .stored(StoredDocument(Samples.pdf, try Samples.description(name: "a.pdf", storedAt: 42, scan: scan)))
    }

    @Test(arguments: [true, false])
    func `a clean document is stored`(requiresScan: Bool) async throws {
        let (outcome, files) = try await take(requiresScan: requiresScan, name: "C:\\a.pdf")
        #expect(outcome == (try stored(.clean)))
        #expect(files == 2)
    }

    @Test(arguments: [true, false])
    func `an infected document is never stored`(requiresScan: Bool) async throws {
        let (outcome, files) = try await take(verdict: .infected(signature: "X"), requiresScan: requiresScan)
        #expect(outcome == .infected(signature: "X"))
        #expect(files == 0)
    }

    @Test func `without a scan that is required nothing is stored`() async throws {
        let (outcome, files) = try await take(verdict: .couldNotScan(Self.failure))
        #expect(outcome == .couldNotScan(Self.failure))
        #expect(files == 0)
    }

    @Test func `without a scan that is not required the document says so`() async throws {
        let (outcome, files) = try await take(verdict: .couldNotScan(Self.failure), requiresScan: false)
        #expect(outcome == (try stored(.notScanned)))
        #expect(files == 2)
    }

    @Test func `a refused document is neither scanned nor stored`() async throws {
        let (outcome, files) = try await take(Samples.png, verdict: .infected(signature: "X"))
        #expect(outcome == .refused(DocumentRefusal(.typeMismatch)))
        #expect(files == 0)
    }

    @Test func `a store that cannot is no fault of the document`() async {
        let intake = DocumentIntake(
            policy: DocumentPolicy(), scanner: NoScanner(), store: BrokenStore(), requiresScan: false)
        let outcome = await intake.take(Samples.pdf, declaredType: "application/pdf", name: "a.pdf")
        #expect(outcome == .storeUnavailable(BrokenStore.error))
    }

    @Test func `with all real parts the test file goes nowhere and a letter is stored now`() async throws {
        let store = try S3Store(try await ObjectServer.shared.value.configuration)
        let scanner = ClamAVScanner(ClamAVConfiguration(address: try await ClamD.shared.value.tcp))
        let intake = DocumentIntake(policy: DocumentPolicy(), scanner: scanner, store: store, requiresScan: true)
        let infected = await intake.take(ClamD.testFile, declaredType: "text/plain", name: "list.txt")
        #expect(infected == .infected(signature: "Eicar-Custom.UNOFFICIAL"))
        #expect(try await store.metadata(of: ContentHash(of: ClamD.testFile)) == nil)
        guard case .stored(let letter) = await intake.take(Samples.text, declaredType: "text/plain", name: "list.txt")
        else {
            Issue.record("the letter was not stored")
            return
        }
        #expect(letter.scan == .clean)
        // Between 2025 and 2100.
        #expect((1_735_689_600_000..<4_102_444_800_000).contains(letter.storedAt))
        #expect(try await store.read(letter.sha256) == Samples.text)
    }
}
