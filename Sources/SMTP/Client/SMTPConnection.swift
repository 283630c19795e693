private import CCurl
internal import Glibc

/// An easy handle, which keeps its connection open between messages.
///
/// Not `Sendable`: owned by one ``SMTPClient`` and touched on its queue only.
final class SMTPConnection {
    private let handle: UnsafeMutableRawPointer
    private var errorBuffer = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))

    /// libcurl wants this once, before any thread uses it.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(_ configuration: SMTPConfiguration) throws(SMTPConfigurationError) {
        guard Self.isLibraryReady, let handle = curl_easy_init() else {
            throw SMTPConfigurationError(reason: "libcurl cannot be started")
        }
        self.handle = handle
        let url = configuration.url
        guard url.hasPrefix("smtp://") || url.hasPrefix("smtps://") else {
            throw SMTPConfigurationError(reason: "expected smtp://host:port or smtps://host:port")
        }
        try set(CURLOPT_URL, Self.url(url, greeting: configuration.greeting))
        try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_UPLOAD, 1)
        try set(CURLOPT_VERBOSE, 1)
        let tls = configuration.tls == .required ? CURLUSESSL_ALL : CURLUSESSL_TRY
        try set(CURLOPT_USE_SSL, Int(tls.rawValue))
        if let username = configuration.username { try set(CURLOPT_USERNAME, username) }
        if let password = configuration.password { try set(CURLOPT_PASSWORD, password) }
        if let authorities = configuration.authorities { try set(CURLOPT_CAINFO, authorities) }
        try set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.wholeMilliseconds)
        try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, configuration.responseTimeout.wholeMilliseconds / 1000))
        try set(CURLOPT_TIMEOUT_MS, configuration.attemptTimeout.wholeMilliseconds)
    }

    deinit { curl_easy_cleanup(handle) }

    /// Blocks until the attempt has ended. A kept connection that turns out to be dead before the message began is
    /// replaced once: that is no failure of the server.
    func send(_ message: MailMessage) -> Delivery {
        let delivery = attempt(message, isFresh: false)
        guard case .notSent = delivery, connectionsMade == 0 else { return delivery }
        return attempt(message, isFresh: true)
    }

    private func attempt(_ message: MailMessage, isFresh: Bool) -> Delivery {
        let redact = { AddressRedaction.redacted($0, recipient: message.to.address) }
        guard let recipients = curl_slist_append(nil, message.to.address) else {
            return .notSent(reason: "out of memory")
        }
        defer { curl_slist_free_all(recipients) }
        let transfer = Transfer(message.bytes())
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        do {
            try set(CURLOPT_MAIL_FROM, message.from.address)
            try check(ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients))
            try set(CURLOPT_FRESH_CONNECT, isFresh ? 1 : 0)
            try check(ccurl_set_read_function(handle, readBody, context))
            try check(ccurl_set_debug_function(handle, observe, context))
        } catch {
            return .notSent(reason: error.reason)
        }
        let code = withExtendedLifetime(transfer) { perform() }
        forgetAttempt()
        let failure = code == CURLE_OK ? nil : reason(code)
        let delivery = transfer.conversation.delivery(failure: failure, redact: redact)
        switch delivery {
        case .accepted, .refused: break
        case .notSent, .unknown: abandonConnection()
        }
        return delivery
    }

    /// The handle outlives what it was lent, and says QUIT when it is cleaned up.
    private func forgetAttempt() {
        _ = ccurl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
        _ = ccurl_set_read_function(handle, readBody, nil)
        _ = ccurl_set_debug_function(handle, observe, nil)
    }

    /// A late answer to this message must never be taken for the answer to the next one, and nobody waits for a silent
    /// server's farewell. The shut socket makes libcurl throw the connection away before it would use it again.
    private func abandonConnection() {
        var socket = 0
        guard ccurl_get_socket(handle, &socket) == CURLE_OK, socket >= 0 else { return }
        shutdown(Int32(socket), Int32(SHUT_RDWR))
    }

    private func perform() -> CURLcode {
        errorBuffer.withUnsafeMutableBufferPointer { buffer in
            buffer[0] = 0
            _ = ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, buffer.baseAddress)
            // The buffer may move after this, so libcurl must not keep it.
            defer { _ = ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil) }
            return curl_easy_perform(handle)
        }
    }

    /// Connections that the last attempt opened; 0 when it used the kept one.
    private var connectionsMade: Int {
        var count = 0
        return ccurl_get_long(handle, CURLINFO_NUM_CONNECTS, &count) == CURLE_OK ? count : 1
    }

    private func reason(_ code: CURLcode) -> String {
        let detail = String(decoding: errorBuffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
    }

    private func set(_ option: CURLoption, _ value: Int) throws(SMTPConfigurationError) {
        try check(ccurl_set_long(handle, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(SMTPConfigurationError) {
        try check(ccurl_set_string(handle, option, value))
    }

    private func check(_ code: CURLcode) throws(SMTPConfigurationError) {
        guard code == CURLE_OK else {
            throw SMTPConfigurationError(reason: String(cString: curl_easy_strerror(code)))
        }
    }

    /// libcurl greets with the path of the URL.
    private static func url(_ url: String, greeting: String?) -> String {
        guard let greeting else { return url }
        return url.hasSuffix("/") ? url + greeting : "\(url)/\(greeting)"
    }
}

private func readBody(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context, let buffer else { return Int(CURL_READFUNC_ABORT) }
    return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        .read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

private func observe(
    _ handle: UnsafeMutableRawPointer?, _ type: curl_infotype, _ data: UnsafeMutablePointer<CChar>?, _ size: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int32 {
    guard let context, let data, type == CURLINFO_HEADER_IN || type == CURLINFO_HEADER_OUT else { return 0 }
    let text = String(decoding: UnsafeRawBufferPointer(start: data, count: size), as: UTF8.self)
    Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().observe(text, isCommand: type == CURLINFO_HEADER_OUT)
    return 0
}

extension Duration {
    fileprivate var wholeMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
