private import Blocking
internal import Glibc

/// The way of an upload into the store: policy, scan, store.
public struct DocumentIntake: Sendable {
    private let policy: DocumentPolicy
    private let scanner: any VirusScanner
    private let store: any DocumentStore
    private let requiresScan: Bool
    private let now: @Sendable () -> Int64
    /// Looking at ten megabytes takes a thread long enough to be missed by others.
    private let inspection = BlockingLanes<Void>("inspection", count: 2) {}

    /// How an upload ended.
    public enum Outcome: Sendable, Hashable {
        /// Kept, now or before.
        case stored(StoredDocument)
        /// The policy is against it.
        case refused(DocumentRefusal)
        /// Not kept.
        case infected(signature: String)
        /// A scan is required and none was possible: not kept, worth another try (503 to whoever uploads).
        case couldNotScan(ScanFailure)
        /// The store could not keep it: worth another try (503 to whoever uploads).
        case storeUnavailable(DocumentStoreError)
    }

    /// - Parameters:
    ///   - requiresScan: whether a document that could not be scanned is turned away; otherwise it is kept, and its
    ///     description says ``ScanRecord/notScanned``.
    ///   - now: milliseconds since 1970-01-01T00:00:00Z; the system's clock unless given.
    public init(
        policy: DocumentPolicy, scanner: any VirusScanner, store: any DocumentStore, requiresScan: Bool,
        now: (@Sendable () -> Int64)? = nil
    ) {
        self.policy = policy
        self.scanner = scanner
        self.store = store
        self.requiresScan = requiresScan
        self.now = now ?? Self.systemClock
    }

    /// Takes one document. Nothing is kept unless the outcome is ``Outcome/stored(_:)``, or perhaps
    /// ``Outcome/storeUnavailable(_:)``; a repetition does no harm.
    ///
    /// - Parameters:
    ///   - declaredType: a Content-Type header's value.
    ///   - name: as the person's browser gave it.
    public func take(_ content: [UInt8], declaredType: String, name: String) async -> Outcome {
        let accepted: DocumentPolicy.Accepted
        do throws(DocumentRefusal) {
            accepted = try await inspect(content, declaredType, name)
        } catch {
            return .refused(error)
        }
        let scan: ScanRecord
        switch await scanner.scan(content) {
        case .clean: scan = .clean
        case .infected(let signature): return .infected(signature: signature)
        case .couldNotScan(let failure):
            guard !requiresScan else { return .couldNotScan(failure) }
            scan = .notScanned
        }
        let description = DocumentDescription(
            mediaType: accepted.mediaType, name: accepted.name, storedAt: now(), scan: scan)
        do {
            return .stored(try await store.put(content, description))
        } catch {
            return .storeUnavailable(error)
        }
    }

    private func inspect(
        _ content: [UInt8], _ declaredType: String, _ name: String
    ) async throws(DocumentRefusal) -> DocumentPolicy.Accepted {
        try await inspection.run { [policy] _ -> Result<DocumentPolicy.Accepted, DocumentRefusal> in
            do throws(DocumentRefusal) {
                return .success(try policy.accept(content, declaredType: declaredType, name: name))
            } catch {
                return .failure(error)
            }
        }.get()
    }

    private static let systemClock: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
