import HTTPTypes
import Hummingbird
import NIOCore

/// Pages as responses, with the headers every page has (OWASP ASVS 5.0 § 3.4).
enum PortalResponse {
    /// - Parameter isPersonal: what a person typed is in it, so no cache may keep it.
    static func html(
        _ html: String, status: HTTPResponse.Status = .ok, isPersonal: Bool, cookies: [HTTPField] = []
    ) -> Response {
        var headers = pageHeaders
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = isPersonal ? "no-store" : "no-cache"
        for cookie in cookies { headers.append(cookie) }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// To another page, to be asked for with GET.
    static func redirect(_ path: String, cookies: [HTTPField] = []) -> Response {
        var headers = pageHeaders
        headers[.location] = path
        headers[.cacheControl] = "no-store"
        for cookie in cookies { headers.append(cookie) }
        return Response(status: .seeOther, headers: headers)
    }

    /// A file to keep.
    static func file(_ bytes: [UInt8], type: String, name: String, isPersonal: Bool) -> Response {
        var headers = pageHeaders
        headers[.contentType] = type
        headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        headers[.cacheControl] = isPersonal ? "no-store" : "no-cache"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Everything comes from us; nothing is written into pages that a browser would run. Browsers send no `Origin` with a
    /// form under `no-referrer`, hence `same-origin`.
    static let pageHeaders: HTTPFields = [
        .contentSecurityPolicy:
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'",
        .referrerPolicy: "same-origin",
        .permissionsPolicy: "camera=(), microphone=(), geolocation=(), payment=()",
    ]
}

extension HTTPField.Name {
    static let referrerPolicy = Self("Referrer-Policy") ?? .referer
    static let permissionsPolicy = Self("Permissions-Policy") ?? .via
}
