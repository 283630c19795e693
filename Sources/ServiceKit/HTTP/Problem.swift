public import HTTPTypes
public import Hummingbird
public import JSON
internal import NIOCore

/// An error for the caller: RFC 9457. Texts are in the caller's language and hold nothing that was sent in.
public struct Problem: Error, Sendable, Hashable {
    /// What is wrong with one place of the request body.
    public struct Field: Sendable, Hashable {
        /// RFC 6901, e.g. `/people/0/name`.
        public let pointer: String
        /// Stable, for programs.
        public let code: String
        /// For people.
        public let detail: String

        /// See the properties.
        public init(pointer: String, code: String, detail: String) {
            self.pointer = pointer
            self.code = code
            self.detail = detail
        }
    }

    /// A URI that names the kind of problem and never changes; `about:blank` when the status says it all.
    public let type: String
    /// The kind of problem in words; the same for every occurrence.
    public let title: String
    /// The HTTP status.
    public let status: Int
    /// What to do about this occurrence.
    public let detail: String?
    /// Field by field.
    public let errors: [Field]
    /// Further members.
    public var extensions: [JSONMember]
    /// Headers of the response, e.g. `Retry-After`.
    public let headers: HTTPFields

    /// See the properties.
    public init(
        type: String = "about:blank", title: String, status: Int, detail: String? = nil, errors: [Field] = [],
        extensions: [JSONMember] = [], headers: HTTPFields = [:]
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.errors = errors
        self.extensions = extensions
        self.headers = headers
    }

    /// The JSON document.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 256)
        writer.beginObject()
        writer.member("type", type)
        writer.member("title", title)
        writer.member("status", status)
        writer.member("detail", detail)
        if !errors.isEmpty {
            writer.key("errors")
            writer.beginArray()
            for error in errors {
                writer.beginObject()
                writer.member("pointer", error.pointer)
                writer.member("code", error.code)
                writer.member("detail", error.detail)
                writer.endObject()
            }
            writer.endArray()
        }
        for member in extensions { writer.member(member.key, member.value) }
        writer.endObject()
        return writer.finish()
    }

    /// The response; never stored by caches.
    public func response() -> Response {
        var response = Response(
            status: HTTPResponse.Status(code: status),
            headers: [.contentType: "application/problem+json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: encoded())))
        for field in headers { response.headers[field.name] = field.value }
        return response
    }
}
