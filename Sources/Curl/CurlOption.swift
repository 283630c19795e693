internal import CCurl

/// A setting of a ``CurlHandle``, typed by what it takes.
///
///     try handle.set(.url, to: "https://example.org/")
///     try handle.set(.timeout, to: .seconds(5))
///
/// Meanings are libcurl's: https://curl.se/libcurl/c/curl_easy_setopt.html
public struct CurlOption<Value>: Sendable {
    let raw: CURLoption
}

/// Texts are copied by libcurl.
extension CurlOption<String> {
    /// `CURLOPT_URL`.
    public static var url: Self { Self(raw: CURLOPT_URL) }
    /// `CURLOPT_PROTOCOLS_STR`: the protocols allowed, separated by commas. Without it libcurl takes `file://` as well.
    public static var protocols: Self { Self(raw: CURLOPT_PROTOCOLS_STR) }
    /// `CURLOPT_PROXY`: empty is none, whatever the environment says.
    public static var proxy: Self { Self(raw: CURLOPT_PROXY) }
    /// `CURLOPT_CUSTOMREQUEST`: the method's name instead of the one that follows from the other settings.
    public static var method: Self { Self(raw: CURLOPT_CUSTOMREQUEST) }
    /// `CURLOPT_USERNAME`.
    public static var username: Self { Self(raw: CURLOPT_USERNAME) }
    /// `CURLOPT_PASSWORD`.
    public static var password: Self { Self(raw: CURLOPT_PASSWORD) }
    /// `CURLOPT_CAINFO`: PEM file of authorities instead of the system's.
    public static var authorities: Self { Self(raw: CURLOPT_CAINFO) }
    /// `CURLOPT_AWS_SIGV4`: signs requests, `provider1:provider2:region:service`.
    public static var awsSignature: Self { Self(raw: CURLOPT_AWS_SIGV4) }
    /// `CURLOPT_MAIL_FROM`: the sender on the envelope.
    public static var mailFrom: Self { Self(raw: CURLOPT_MAIL_FROM) }
}

extension CurlOption<Bool> {
    /// `CURLOPT_HTTPGET`.
    public static var get: Self { Self(raw: CURLOPT_HTTPGET) }
    /// `CURLOPT_NOBODY`: HEAD.
    public static var withoutBody: Self { Self(raw: CURLOPT_NOBODY) }
    /// `CURLOPT_UPLOAD`: the body is asked from the transfer, part by part.
    public static var upload: Self { Self(raw: CURLOPT_UPLOAD) }
    /// `CURLOPT_FRESH_CONNECT`: leaves a kept connection alone.
    public static var freshConnection: Self { Self(raw: CURLOPT_FRESH_CONNECT) }
    /// `CURLOPT_VERBOSE`: needed for ``CurlTransfer/observe(_:isOutgoing:)``.
    public static var observed: Self { Self(raw: CURLOPT_VERBOSE) }
}

/// Never 0, which would be no limit at all.
extension CurlOption<Duration> {
    /// `CURLOPT_CONNECTTIMEOUT_MS`: for connecting, with TLS; milliseconds, rounded up.
    public static var connectTimeout: Self { Self(raw: CURLOPT_CONNECTTIMEOUT_MS) }
    /// `CURLOPT_TIMEOUT_MS`: for a whole transfer; milliseconds, rounded up.
    public static var timeout: Self { Self(raw: CURLOPT_TIMEOUT_MS) }
    /// `CURLOPT_SERVER_RESPONSE_TIMEOUT`: for each answer; whole seconds, rounded down, at least one.
    public static var responseTimeout: Self { Self(raw: CURLOPT_SERVER_RESPONSE_TIMEOUT) }

    /// What libcurl wants of a duration.
    func number(_ limit: Duration) -> Int {
        let (seconds, attoseconds) = limit.components
        // A day and more: nobody waits that long, and the number stays small enough for any `long`.
        let whole = Int(min(max(0, seconds), 1_000_000))
        if raw == CURLOPT_SERVER_RESPONSE_TIMEOUT { return max(1, whole) }
        return max(1, whole * 1000 + Int((max(0, attoseconds) + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}

/// Lists are kept by the handle as long as libcurl may read them.
extension CurlOption<[String]> {
    /// `CURLOPT_HTTPHEADER`: `Name: value`; `Name:` takes one of libcurl's own away.
    public static var headers: Self { Self(raw: CURLOPT_HTTPHEADER) }
    /// `CURLOPT_MAIL_RCPT`: the recipients on the envelope.
    public static var mailRecipients: Self { Self(raw: CURLOPT_MAIL_RCPT) }
}

/// Use of TLS by protocols that begin in clear.
public enum CurlUpgrade: Sendable, Hashable {
    /// When the server offers it.
    case opportunistic
    /// Nothing goes without it.
    case required
}

extension CurlOption<CurlUpgrade> {
    /// `CURLOPT_USE_SSL`.
    public static var upgrade: Self { Self(raw: CURLOPT_USE_SSL) }
}
