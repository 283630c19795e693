/// One request to the bucket.
struct S3Request: Sendable {
    enum Method: String, Sendable {
        case get = "GET", head = "HEAD", put = "PUT", delete = "DELETE"
    }

    let method: Method
    /// `/bucket` or `/bucket/key`, of characters that need no escaping.
    let path: String
    var contentType: String?
    /// See ``S3Metadata``.
    var description: String?
    var body: [UInt8] = []
    /// Of the body, in hexadecimal: part of the signature, so that nobody changes the bytes on their way.
    var bodyHash = S3Request.emptyHash

    private static let emptyHash = ContentHash(of: []).hex

    /// No name here is the beginning of another one: libcurl 7.88 sorts whole lines where the signature wants names
    /// sorted, and the two agree only then.
    var headers: [String] {
        var headers = ["x-amz-content-sha256: \(bodyHash)"]
        if let contentType { headers.append("Content-Type: \(contentType)") }
        if let description { headers.append("\(S3Metadata.header): \(description)") }
        return headers
    }
}

/// What came back.
struct S3Response: Sendable {
    let status: Int
    /// See ``S3Metadata``.
    let description: String?
    let body: [UInt8]

    /// `<Code>` of an error document, e.g. `NoSuchKey`; empty without one.
    var errorCode: String {
        let text = String(decoding: body.prefix(4096), as: UTF8.self)
        guard let start = text.firstRange(of: "<Code>")?.upperBound else { return "" }
        return String(text[start...].prefix { $0.isASCII && $0.isLetter }.prefix(64))
    }
}

/// Why there is no response.
struct S3Failure: Error, Sendable {
    let reason: String
    /// Whether another try may end otherwise: not where the other side is not who it should be.
    let isTransient: Bool
    var code = DocumentStoreError.Code.unreachable
}
