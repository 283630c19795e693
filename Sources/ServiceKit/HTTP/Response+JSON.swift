public import HTTPTypes
public import Hummingbird
internal import NIOCore

extension Response {
    /// A JSON response.
    ///
    /// - Parameter isPersonal: the content is about a person, so no cache may keep it.
    public static func json(
        _ bytes: [UInt8], status: HTTPResponse.Status = .ok, isPersonal: Bool = false
    ) -> Response {
        var headers: HTTPFields = [.contentType: "application/json"]
        if isPersonal { headers[.cacheControl] = "no-store" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Plain text in UTF-8.
    public static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
