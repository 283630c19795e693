internal import Blocking

/// Sends requests, again where that helps. Every request here may be repeated without harm: a document's key is the hash
/// of its bytes.
struct S3Client: Sendable {
    private let lanes: BlockingLanes<S3Connection>
    private let totalTimeout: Duration

    /// Pauses before further attempts: short, since a person waits.
    private static let pauses: [Duration] = [.milliseconds(100), .milliseconds(400)]

    init(_ configuration: S3Configuration) throws(S3ConfigurationError) {
        try configuration.check()
        totalTimeout = configuration.totalTimeout
        lanes = try BlockingLanes("s3", count: configuration.connections) { () throws(S3ConfigurationError) in
            try S3Connection(configuration)
        }
    }

    /// For all requests of one call.
    var deadline: Deadline { Deadline(after: totalTimeout) }

    /// The response; 5xx and 429 are tried again and then thrown, everything else is the caller's.
    func send(_ request: S3Request, by deadline: Deadline) async throws(DocumentStoreError) -> S3Response {
        var pauses = Self.pauses[...]
        while true {
            let failure: S3Failure
            switch await attempt(request, deadline) {
            case .success(let response) where response.status < 500 && response.status != 429: return response
            case .success(let response):
                if Self.isFull(response) { throw DocumentStoreError(.full, Self.words(response)) }
                failure = S3Failure(reason: Self.words(response), isTransient: true)
            case .failure(let given): failure = given
            }
            guard failure.isTransient, let pause = pauses.popFirst(), deadline.remaining > pause,
                (try? await Task.sleep(for: pause)) != nil
            else { throw DocumentStoreError(failure.code, failure.reason) }
        }
    }

    /// One attempt, for health checks.
    func answers(_ request: S3Request, within limit: Duration) async -> Bool {
        guard case .success(let response) = await attempt(request, Deadline(after: min(limit, totalTimeout))) else {
            return false
        }
        return response.status == 200
    }

    /// The error that a response means, when it is not the one that was hoped for.
    static func error(_ response: S3Response) -> DocumentStoreError {
        if isFull(response) { return DocumentStoreError(.full, words(response)) }
        let isRefusal = [301, 302, 307, 308, 401, 403, 404].contains(response.status)
        return DocumentStoreError(isRefusal ? .refused : .unexpected, words(response))
    }

    private func attempt(_ request: S3Request, _ deadline: Deadline) async -> Result<S3Response, S3Failure> {
        await lanes.run { connection in
            do throws(S3Failure) {
                return .success(try connection.send(request, deadline: deadline))
            } catch {
                return .failure(error)
            }
        }
    }

    /// 507 of WebDAV is what some servers say; others say it in the code.
    private static func isFull(_ response: S3Response) -> Bool {
        let code = response.errorCode
        return response.status == 507 || code.contains("StorageFull") || code.contains("QuotaExceeded")
    }

    private static func words(_ response: S3Response) -> String {
        let code = response.errorCode
        return "the server answered \(response.status)" + (code.isEmpty ? "" : " \(code)")
    }
}
