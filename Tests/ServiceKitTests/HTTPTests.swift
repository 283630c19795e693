import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import Testing

@testable import ServiceKit

struct HTTPTests {
    @Test func `a problem is written as RFC 9457 says`() {
        let problem = Problem(
            type: "urn:x", title: "Tytuł", status: 422, detail: "Popraw.",
            errors: [.init(pointer: "/a/0", code: "required", detail: "Podaj a.")],
            extensions: [JSONMember(key: "n", value: .integer(1))], headers: [.retryAfter: "5"])
        #expect(
            String(decoding: problem.encoded(), as: UTF8.self)
                == #"{"type":"urn:x","title":"Tytuł","status":422,"detail":"Popraw.","#
                + #""errors":[{"pointer":"/a/0","code":"required","detail":"Podaj a."}],"n":1}"#)
        let response = problem.response()
        #expect(response.status == 422)
        #expect(response.headers[.contentType] == "application/problem+json")
        #expect(response.headers[.retryAfter] == "5")
    }

    @Test(arguments: [400, 404, 405, 413, 415, 500, 503])
    func `every generic problem has its status and a text`(status: Int) {
        let problem = Problem.generic(status: status, traceID: "t")
        #expect(problem.status == status)
        #expect(!problem.title.isEmpty)
        #expect(problem.detail?.isEmpty == false)
    }

    @Test(arguments: [
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
    ])
    func `a good traceparent comes back`(header: String) throws {
        let trace = try #require(TraceContext(traceparent: header))
        #expect(trace.header == header)
        let child = trace.child()
        #expect(child.traceID == trace.traceID)
        #expect(child.spanID != trace.spanID)
    }

    @Test func `a later version is read as far as version 00 goes`() throws {
        let trace = try #require(
            TraceContext(traceparent: "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future"))
        #expect(trace.header == "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
    }

    @Test(arguments: [
        "", "00", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.x",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
        "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
    ])
    func `a bad traceparent is ignored`(header: String) {
        #expect(TraceContext(traceparent: header) == nil)
    }

    @Test(arguments: [
        ("application/json", true), ("Application/JSON; charset=utf-8", true), ("application/json ;x", true),
        ("text/json", false), ("application/jsonx", false), ("application/problem+json", false), ("", false),
    ])
    func `only application json is JSON`(contentType: String, expected: Bool) {
        #expect(JSONBody.isJSON(contentType) == expected)
    }

    @Test func `a body that is no JSON says where`() throws {
        #expect(throws: Problem.self) { try JSONBody.parse(ByteBuffer(string: "{\"a\": }")) }
        #expect(try JSONBody.parse(ByteBuffer(string: "{\"a\":1}")).root["a"]?.int == 1)
    }

    @Test(arguments: [(Duration.zero, "0.000"), (.microseconds(1500), "1.500"), (.seconds(2), "2000.000")])
    func `durations in milliseconds`(duration: Duration, expected: String) {
        #expect(duration.milliseconds == expected)
    }

    @Test(arguments: [
        (HTTPFields([]), String?.none), (HTTPFields([HTTPField(name: .via, value: "a")]), "a"),
        (HTTPFields([HTTPField(name: .accept, value: "x"), HTTPField(name: .via, value: "")]), ""),
        (HTTPFields([HTTPField(name: .via, value: "a"), HTTPField(name: .via, value: "b")]), "a, b"),
    ])
    func `a header's text is what the subscript gives`(fields: HTTPFields, expected: String?) {
        #expect(fields.text(of: .via) == expected)
        #expect(fields.text(of: .via) == fields[.via])
    }

    @Test func `security headers are added once and replace none`() {
        var headers: HTTPFields = [.contentType: "text/plain"]
        headers[.strictTransportSecurity] = "max-age=1"
        SecurityHeaders.add(to: &headers)
        SecurityHeaders.add(to: &headers)
        #expect(headers[.strictTransportSecurity] == "max-age=1")
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers.count == 6)
    }

    @Test func `new traces differ and are read back`() throws {
        let traces = (0..<1000).map { _ in TraceContext() }
        #expect(Set(traces.map(\.traceID)).count == 1000)
        #expect(Set(traces.map(\.spanID)).count == 1000)
        for trace in traces { #expect(TraceContext(traceparent: trace.header) == trace) }
    }
}
