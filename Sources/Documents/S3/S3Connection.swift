internal import Blocking
private import Curl

/// A connection to the object store, kept open between requests. Blocks.
struct S3Connection: ~Copyable {
    private var handle: CurlHandle
    private let configuration: S3Configuration

    init(_ configuration: S3Configuration) throws(S3ConfigurationError) {
        do throws(CurlError) {
            handle = try CurlHandle()
        } catch {
            throw S3ConfigurationError(reason: error.reason)
        }
        self.configuration = configuration
    }

    /// One attempt.
    mutating func send(_ request: S3Request, deadline: Deadline) throws(S3Failure) -> S3Response {
        let limit = deadline.sooner(configuration.attemptTimeout).remaining
        guard limit > .zero else { throw S3Failure(reason: "no time left", isTransient: false) }
        let exchange = S3Exchange(maximumBytes: configuration.maximumBytes)
        handle.reset()
        defer { handle.reset() }
        do throws(CurlError) {
            try prepare(request, limit: limit)
            try handle.perform(exchange, sending: request.body)
        } catch {
            throw failure(error, exchange)
        }
        return exchange.response(status: handle.status)
    }

    private mutating func prepare(_ request: S3Request, limit: Duration) throws(CurlError) {
        try handle.set(.url, to: configuration.endpoint + request.path)
        try handle.set(.protocols, to: configuration.allowsPlainHTTP ? "http,https" : "https")
        try handle.set(.proxy, to: "")
        if let authorities = configuration.authorities { try handle.set(.authorities, to: authorities) }
        try handle.set(.connectTimeout, to: configuration.connectTimeout)
        try handle.set(.timeout, to: limit)
        try handle.set(.awsSignature, to: "aws:amz:\(configuration.region):s3")
        try handle.set(.username, to: configuration.accessKey)
        try handle.set(.password, to: configuration.secretKey)
        try handle.set(.headers, to: request.headers)
        switch request.method {
        case .get: try handle.set(.get, to: true)
        case .head: try handle.set(.withoutBody, to: true)
        case .put, .delete: try handle.set(.method, to: request.method.rawValue)
        }
    }

    /// Lasting where the other side cannot prove who it is, or where our own settings are wrong.
    private func failure(_ error: CurlError, _ exchange: S3Exchange) -> S3Failure {
        if exchange.isTooLong {
            return S3Failure(reason: "more bytes than a document may have", isTransient: false, code: .unexpected)
        }
        return switch error.kind {
        case .setting: S3Failure(reason: error.reason, isTransient: false)
        case .untrusted, .address: S3Failure(reason: error.reason, isTransient: false, code: .refused)
        case .unreachable, .timeout, .endedByReceiver, .interrupted:
            S3Failure(reason: error.reason, isTransient: true)
        }
    }
}
