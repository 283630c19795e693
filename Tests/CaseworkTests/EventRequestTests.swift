import Applications
import JSON
import Testing

@testable import Casework

struct EventRequestTests {
    func request(_ text: String) throws -> EventRequest { try EventRequest(try JSONDocument(parsing: text).root) }

    @Test func `a decision is read with its version`() throws {
        let request = try request(
            """
            {"type":"decided","expectedVersion":2,
             "data":{"outcome":"granted","decisionNumber":"DM.1","decidedOn":"2026-11-23","amountGrosze":31250}}
            """)
        #expect(request.expectedVersion == 2)
        #expect(request.body.kind == .decided)
    }

    @Test(arguments: [
        ("[]", ""), ("{}", "/type"), (#"{"type":"submitted","expectedVersion":1,"data":{}}"#, "/type"),
        (#"{"type":"erased","expectedVersion":1,"data":{}}"#, "/type"),
        (#"{"type":"note-added","data":{"text":"x"}}"#, "/expectedVersion"),
        (#"{"type":"note-added","expectedVersion":0,"data":{"text":"x"}}"#, "/expectedVersion"),
        (#"{"type":"note-added","expectedVersion":1}"#, "/data"),
        (#"{"type":"note-added","expectedVersion":1,"data":{}}"#, "/data/text"),
        (#"{"type":"note-added","expectedVersion":1,"data":{"text":"x","extra":1}}"#, "/data"),
        (#"{"type":"note-added","expectedVersion":1,"data":{"text":"x"},"actor":"system:x"}"#, "/actor"),
    ])
    func `a bad request points at what is wrong`(text: String, pointer: String) throws {
        let problem = #expect(throws: EventRequest.Problem.self) { try request(text) }
        #expect(problem?.pointer == pointer)
    }
}
