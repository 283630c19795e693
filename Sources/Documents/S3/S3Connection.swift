private import CCurl

/// An easy handle of libcurl, which keeps its connection open between requests. Blocks.
struct S3Connection: ~Copyable {
    private let handle: UnsafeMutableRawPointer
    private let errorBuffer: UnsafeMutablePointer<CChar>
    private let configuration: S3Configuration

    /// libcurl wants this once, before any thread uses it.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(_ configuration: S3Configuration) throws(S3ConfigurationError) {
        guard Self.isLibraryReady, let handle = curl_easy_init() else {
            throw S3ConfigurationError(reason: "libcurl cannot be started")
        }
        self.handle = handle
        self.configuration = configuration
        errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(handle)
        errorBuffer.deallocate()
    }

    /// One attempt.
    func send(_ request: S3Request, deadline: Deadline) throws(S3Failure) -> S3Response {
        let limit = deadline.sooner(configuration.attemptTimeout).remainingMilliseconds
        // To libcurl a limit of 0 is none.
        guard limit > 0 else { throw S3Failure(reason: "no time left", isTransient: false) }
        let exchange = S3Exchange(maximumBytes: configuration.maximumBytes)
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        var headers: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(headers) }
        for header in request.headers {
            guard let longer = curl_slist_append(headers, header) else {
                throw S3Failure(reason: "out of memory", isTransient: false)
            }
            headers = longer
        }
        // Keeps the connection, and forgets what the last request lent.
        curl_easy_reset(handle)
        defer { curl_easy_reset(handle) }
        try prepare(request, milliseconds: Int(limit))
        try check(ccurl_set_list(handle, CURLOPT_HTTPHEADER, headers))
        try check(ccurl_set_write_function(handle, receiveBody, context))
        try check(ccurl_set_header_function(handle, receiveHeader, context))
        try perform(request.body, exchange)
        var status = 0
        try check(ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status))
        return exchange.response(status: status)
    }

    private func prepare(_ request: S3Request, milliseconds: Int) throws(S3Failure) {
        try set(CURLOPT_URL, configuration.endpoint + request.path)
        try set(CURLOPT_PROTOCOLS_STR, configuration.allowsPlainHTTP ? "http,https" : "https")
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        if let authorities = configuration.authorities { try set(CURLOPT_CAINFO, authorities) }
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(configuration.connectTimeout.milliseconds))
        try set(CURLOPT_TIMEOUT_MS, milliseconds)
        try set(CURLOPT_AWS_SIGV4, "aws:amz:\(configuration.region):s3")
        try set(CURLOPT_USERNAME, configuration.accessKey)
        try set(CURLOPT_PASSWORD, configuration.secretKey)
        switch request.method {
        case .get: try set(CURLOPT_HTTPGET, 1)
        case .head: try set(CURLOPT_NOBODY, 1)
        // The fields of a POST are a body that libcurl can send again by itself where a kept connection was dead.
        case .put, .delete: try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    private func perform(_ body: [UInt8], _ exchange: S3Exchange) throws(S3Failure) {
        errorBuffer[0] = 0
        try check(ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorBuffer))
        let code = body.withUnsafeBytes { bytes -> CURLcode in
            if !bytes.isEmpty {
                let size = ccurl_set_long(handle, CURLOPT_POSTFIELDSIZE, bytes.count)
                guard size == CURLE_OK else { return size }
                let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
                let fields = ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, start)
                guard fields == CURLE_OK else { return fields }
            }
            return withExtendedLifetime(exchange) { curl_easy_perform(handle) }
        }
        guard code != CURLE_OK else { return }
        if exchange.isTooLong {
            throw S3Failure(reason: "more bytes than a document may have", isTransient: false, code: .unexpected)
        }
        let detail = String(cString: errorBuffer)
        let reason = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
        throw isLasting(code)
            ? S3Failure(reason: reason, isTransient: false, code: .refused)
            : S3Failure(reason: reason, isTransient: true)
    }

    /// The other side cannot prove who it is, or our own settings are wrong.
    private func isLasting(_ code: CURLcode) -> Bool {
        code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE
            || code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT
    }

    private func set(_ option: CURLoption, _ value: Int) throws(S3Failure) {
        try check(ccurl_set_long(handle, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(S3Failure) {
        try check(ccurl_set_string(handle, option, value))
    }

    private func check(_ code: CURLcode) throws(S3Failure) {
        guard code == CURLE_OK else {
            throw S3Failure(reason: String(cString: curl_easy_strerror(code)), isTransient: false)
        }
    }
}

private func receiveBody(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    return Unmanaged<S3Exchange>.fromOpaque(context).takeUnretainedValue()
        .receive(body: UnsafeRawBufferPointer(start: buffer, count: size * count))
}

private func receiveHeader(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    let line = String(decoding: UnsafeRawBufferPointer(start: buffer, count: size * count), as: UTF8.self)
    Unmanaged<S3Exchange>.fromOpaque(context).takeUnretainedValue().receive(header: line)
    return size * count
}
