/// How to reach a bucket. The key needs the rights `s3:GetObject`, `s3:PutObject`, `s3:DeleteObject` and
/// `s3:ListBucket`; without the last, S3 answers 403 for a document that is not there.
public struct S3Configuration: Sendable, Hashable {
    /// `https://host` or `https://host:port`, without a path; buckets are addressed by path.
    public var endpoint: String
    /// Takes `http://` as well. Documents and descriptions then go in clear: for tests on one machine.
    public var allowsPlainHTTP: Bool
    /// Exists already.
    public var bucket: String
    /// Part of every signature, e.g. `eu-central-1`.
    public var region: String
    /// Public part of the credentials.
    public var accessKey: String
    /// Secret part. Never shown.
    public var secretKey: String
    /// PEM file of authorities, instead of the system's.
    public var authorities: String?
    /// Limit for connecting, with TLS.
    public var connectTimeout: Duration
    /// Limit for one request.
    public var attemptTimeout: Duration
    /// Limit for one call of the store: repetitions, pauses and waiting for a free connection included.
    public var totalTimeout: Duration
    /// Connections at the same time; more calls wait.
    public var connections: Int
    /// Bytes beyond which no document is read.
    public var maximumBytes: Int

    /// See the properties.
    public init(
        endpoint: String, allowsPlainHTTP: Bool = false, bucket: String, region: String, accessKey: String,
        secretKey: String, authorities: String? = nil, connectTimeout: Duration = .seconds(5),
        attemptTimeout: Duration = .seconds(20), totalTimeout: Duration = .seconds(45), connections: Int = 4,
        maximumBytes: Int = 64 << 20
    ) {
        self.endpoint = endpoint
        self.allowsPlainHTTP = allowsPlainHTTP
        self.bucket = bucket
        self.region = region
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.authorities = authorities
        self.connectTimeout = connectTimeout
        self.attemptTimeout = attemptTimeout
        self.totalTimeout = totalTimeout
        self.connections = connections
        self.maximumBytes = maximumBytes
    }

    /// - Throws: when a part cannot be right.
    func check() throws(S3ConfigurationError) {
        let isSecure = endpoint.hasPrefix("https://")
        guard isSecure || endpoint.hasPrefix("http://") else {
            throw S3ConfigurationError(reason: "the endpoint must be https://host or https://host:port")
        }
        guard isSecure || allowsPlainHTTP else {
            throw S3ConfigurationError(reason: "the endpoint is http:// and plain HTTP is not allowed by the settings")
        }
        let host = endpoint.drop { $0 != ":" }.dropFirst("://".count)
        let isHostCharacter = { (byte: UInt8) in byte > 0x20 && byte < 0x7F && !"/?#@\\".utf8.contains(byte) }
        guard !host.isEmpty, host.utf8.allSatisfy(isHostCharacter) else {
            throw S3ConfigurationError(reason: "the endpoint must hold a host and perhaps a port, nothing else")
        }
        // The rules of bucket names, without dots at the ends; nothing here needs escaping in a path.
        let isName = { (byte: UInt8) in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
        }
        guard (3...63).contains(bucket.utf8.count), bucket.utf8.allSatisfy(isName), !bucket.contains("..") else {
            throw S3ConfigurationError(reason: "the bucket must be 3 to 63 of a-z, 0-9, - and .")
        }
        guard !region.isEmpty, region.utf8.allSatisfy(isName) else {
            throw S3ConfigurationError(reason: "the region must be of a-z, 0-9 and -")
        }
        guard !accessKey.isEmpty, !secretKey.isEmpty else {
            throw S3ConfigurationError(reason: "the access key and the secret key must be given")
        }
    }
}

/// Why a store cannot be made. Never holds the keys.
public struct S3ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what would be right.
    public let reason: String

    /// One line.
    public var description: String { "the object store's settings are wrong: \(reason)" }
}
