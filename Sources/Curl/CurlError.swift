internal import CCurl

/// Why a setting was not taken or a transfer did not come to its end. Holds words of libcurl, nothing of the bytes sent
/// or received.
public struct CurlError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What a caller may have to tell apart.
    public enum Kind: Sendable, Hashable {
        /// The library cannot be started, or does not take a setting. Another try ends the same way.
        case setting
        /// The address cannot be read, or its protocol is not allowed.
        case address
        /// The other side cannot prove who it is, or the authorities that could tell cannot be read.
        case untrusted
        /// Nobody answers under the address.
        case unreachable
        /// A limit of time has passed.
        case timeout
        /// The receiver of the transfer ended it.
        case endedByReceiver
        /// Everything else: most often a connection that broke off.
        case interrupted
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// In words, for a log.
    public let reason: String

    /// The same as ``reason``.
    public var description: String { reason }
}

extension CurlError {
    /// - Parameter code: of a setting.
    init(setting code: CURLcode) {
        self.init(kind: .setting, reason: Self.words(code))
    }

    /// - Parameters:
    ///   - code: of a transfer.
    ///   - detail: what libcurl left in its error buffer; may be empty.
    init(transfer code: CURLcode, detail: String) {
        self.init(kind: Self.kind(code), reason: detail.isEmpty ? Self.words(code) : detail)
    }

    private static func words(_ code: CURLcode) -> String {
        String(cString: curl_easy_strerror(code))
    }

    private static func kind(_ code: CURLcode) -> Kind {
        switch code {
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT: .address
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: .untrusted
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_WRITE_ERROR, CURLE_READ_ERROR, CURLE_ABORTED_BY_CALLBACK: .endedByReceiver
        default: .interrupted
        }
    }
}
