internal import CCurl
private import Glibc

/// An easy handle of libcurl, which keeps its connection open between transfers. Blocks; used by one thread at a time.
///
///     var handle = try CurlHandle()
///     try handle.set(.url, to: "https://example.org/")
///     try handle.perform(transfer)
///     let status = handle.status
///
/// Peers are verified, redirects are not followed, and no signal is used for time limits.
public struct CurlHandle: ~Copyable {
    private let handle: UnsafeMutableRawPointer
    private let errorBuffer: UnsafeMutablePointer<CChar>
    private var lists: [UInt32: UnsafeMutablePointer<curl_slist>] = [:]

    /// libcurl wants this once, before any thread uses it.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// - Throws: when the library cannot be started.
    public init() throws(CurlError) {
        guard Self.isLibraryReady, let handle = curl_easy_init() else {
            throw CurlError(kind: .setting, reason: "libcurl cannot be started")
        }
        self.handle = handle
        errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        applyDefaults()
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists.values { curl_slist_free_all(list) }
        errorBuffer.deallocate()
    }

    /// Forgets all settings and keeps the connection.
    public mutating func reset() {
        curl_easy_reset(handle)
        for list in lists.values { curl_slist_free_all(list) }
        lists = [:]
        applyDefaults()
    }

    /// Timeouts by signals would hit the whole process. The rest is libcurl's own choice, said aloud.
    private func applyDefaults() {
        _ = ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        _ = ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        _ = ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    }

    /// Sets a text.
    public mutating func set(_ option: CurlOption<String>, to value: String) throws(CurlError) {
        try check(ccurl_set_string(handle, option.raw, value))
    }

    /// Sets a switch.
    public mutating func set(_ option: CurlOption<Bool>, to value: Bool) throws(CurlError) {
        try check(ccurl_set_long(handle, option.raw, value ? 1 : 0))
    }

    /// Sets a limit of time.
    public mutating func set(_ option: CurlOption<Duration>, to value: Duration) throws(CurlError) {
        try check(ccurl_set_long(handle, option.raw, option.number(value)))
    }

    /// Sets the use of TLS.
    public mutating func set(_ option: CurlOption<CurlUpgrade>, to value: CurlUpgrade) throws(CurlError) {
        let level = value == .required ? CURLUSESSL_ALL : CURLUSESSL_TRY
        try check(ccurl_set_long(handle, option.raw, Int(level.rawValue)))
    }

    /// Sets a list; an empty one takes the setting away.
    public mutating func set(_ option: CurlOption<[String]>, to values: [String]) throws(CurlError) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values {
            guard let longer = curl_slist_append(list, value) else {
                curl_slist_free_all(list)
                throw CurlError(kind: .setting, reason: "out of memory")
            }
            list = longer
        }
        let code = ccurl_set_list(handle, option.raw, list)
        guard code == CURLE_OK else {
            curl_slist_free_all(list)
            throw CurlError(setting: code)
        }
        curl_slist_free_all(lists.updateValueOrRemove(list, forKey: option.raw.rawValue))
    }

    /// Runs one transfer to its end and blocks meanwhile.
    ///
    /// - Parameters:
    ///   - transfer: lent to libcurl until this returns.
    ///   - body: what a POST carries, or another ``CurlOption/method`` that is set; libcurl sends it again by itself where
    ///     a kept connection was dead. Empty is none. The handle stays one that sends bodies until ``reset()``.
    public mutating func perform(_ transfer: any CurlTransfer, sending body: [UInt8] = []) throws(CurlError) {
        let lent = LentTransfer(transfer)
        // The handle outlives what it was lent.
        defer { try? lend(nil) }
        try lend(lent.context)
        errorBuffer[0] = 0
        try check(ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorBuffer))
        let code = withExtendedLifetime(lent) {
            body.isEmpty ? curl_easy_perform(handle) : body.withUnsafeBytes { perform(sending: $0) }
        }
        guard code != CURLE_OK else { return }
        throw CurlError(transfer: code, detail: String(cString: errorBuffer))
    }

    private func perform(sending bytes: UnsafeRawBufferPointer) -> CURLcode {
        // Not copied, so they are the handle's for this one transfer only.
        defer {
            _ = ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, nil)
            _ = ccurl_set_long(handle, CURLOPT_POSTFIELDSIZE, -1)
        }
        let size = ccurl_set_long(handle, CURLOPT_POSTFIELDSIZE, bytes.count)
        guard size == CURLE_OK else { return size }
        let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        let fields = ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, start)
        return fields == CURLE_OK ? curl_easy_perform(handle) : fields
    }

    private func lend(_ context: UnsafeMutableRawPointer?) throws(CurlError) {
        try check(ccurl_set_read_function(handle, curlRead, context))
        try check(ccurl_set_write_function(handle, curlReceiveBody, context))
        try check(ccurl_set_header_function(handle, curlReceiveHeader, context))
        try check(ccurl_set_debug_function(handle, curlObserve, context))
    }

    /// Status of the last answer; 0 without one.
    public var status: Int { number(CURLINFO_RESPONSE_CODE) ?? 0 }

    /// Connections that the last transfer opened; 0 when it used the kept one, nil when nobody knows.
    public var connectionsOpened: Int? { number(CURLINFO_NUM_CONNECTS) }

    /// Makes the kept connection useless, so that nothing that comes late over it is ever taken for an answer: libcurl
    /// notices the shut socket and opens another connection.
    public mutating func abandonConnection() {
        var socket = 0
        guard ccurl_get_socket(handle, &socket) == CURLE_OK, socket >= 0 else { return }
        shutdown(Int32(socket), Int32(SHUT_RDWR))
    }

    private func number(_ info: CURLINFO) -> Int? {
        var value = 0
        return ccurl_get_long(handle, info, &value) == CURLE_OK ? value : nil
    }

    private func check(_ code: CURLcode) throws(CurlError) {
        guard code == CURLE_OK else { throw CurlError(setting: code) }
    }
}

extension Dictionary {
    fileprivate mutating func updateValueOrRemove(_ value: Value?, forKey key: Key) -> Value? {
        if let value { return updateValue(value, forKey: key) }
        return removeValue(forKey: key)
    }
}
