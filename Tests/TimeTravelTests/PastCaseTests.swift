import Applications
import EventLog
import JSON
import Testing

@testable import TimeTravel

struct PastCaseTests {
    func past(_ moment: Moment) throws -> PastCase {
        try #require(CaseHistory(records: CaseLog.decided.records, codec: EventCodec())).asOf(moment)
    }

    @Test func `answers and documents are those of the moment, the form that of the filing`() throws {
        let before = try past(.version(2))
        #expect(before.answers == OpaqueJSON(bytes: Array(#"{"pesel":"44051401458"}"#.utf8)))
        #expect(before.answersVersion == 1)
        #expect(before.documents == [.init(version: 1, document: CaseLog.document("a"))])
        let after = try past(.version(3))
        #expect(after.answers == OpaqueJSON(bytes: Array(#"{"pesel":"44051401458","x":2}"#.utf8)))
        #expect(after.answersVersion == 3)
        #expect(after.documents.map(\.version) == [1, 3])
        #expect(after.submitted.form == .init(id: "dodatek-mieszkaniowy", version: "1"))
    }

    func json(_ past: PastCase, messages: [CaseMessage] = [], recipients: Bool = true) throws -> JSONNode {
        var writer = JSONWriter()
        writer.beginObject()
        past.writeMembers(to: &writer, messages: messages, recipients: recipients)
        writer.endObject()
        return try JSONDocument(parsing: writer.finish()).root
    }

    @Test func `the JSON holds state, form, answers, history and what came next`() throws {
        let root = try json(past(.version(2)))
        #expect(root["applicationId"]?.string == CaseLog.id.description)
        #expect(root["reference"]?.string == Reference(for: CaseLog.id).text)
        #expect(root["benefit"]?.string == "housing-allowance")
        #expect(root["version"]?.int == 2)
        #expect(root["status"]?.string == "registered")
        #expect(root["unit"]?.string == "DM")
        #expect(root.at(pointer: "/form/version")?.string == "1")
        #expect(root.at(pointer: "/contact/email")?.string == "odbiorca@example.org")
        #expect(root.at(pointer: "/answers/pesel")?.string == "44051401458")
        #expect(root.at(pointer: "/deadlines/0/kind")?.string == "decide-by")
        #expect(root["timeline"]?.elements.map { $0["type"]?.string } == ["submitted", "registered"])
        #expect(root.at(pointer: "/timeline/1/at")?.string == CaseLog.time(15).rfc3339)
        #expect(root.at(pointer: "/next/type")?.string == "supplemented")
        #expect(root["decision"] == nil)
    }

    @Test func `answers stand in the JSON once, not in the events that brought them`() throws {
        let root = try json(past(.latest))
        #expect(root.at(pointer: "/timeline/0/data/answers")?.encoded() == Array("{}".utf8))
        #expect(root.at(pointer: "/timeline/0/data/contact") == nil)
        #expect(root.at(pointer: "/timeline/2/data/answers") == nil)
        #expect(root.at(pointer: "/timeline/2/data/documents/0/name")?.string == "b.pdf")
        #expect(root.at(pointer: "/decision/amountGrosze")?.int == 31_250)
        #expect(root["next"] == nil)
    }

    static let message = CaseMessage(
        version: 1, template: "confirmation", channel: "email", recipient: "odbiorca@example.org", state: "sent",
        createdAt: CaseLog.time(1), settledAt: CaseLog.time(3))

    @Test(arguments: [true, false])
    func `where a message went is shown only to those who may see it`(recipients: Bool) throws {
        let root = try json(past(.latest), messages: [Self.message], recipients: recipients)
        #expect(root.at(pointer: "/messages/0/state")?.string == "sent")
        #expect(root.at(pointer: "/messages/0/recipient")?.string == (recipients ? "odbiorca@example.org" : nil))
    }

    @Test func `a message is there from its entry, on its way until it was settled`() {
        let message = Self.message
        #expect(message.asOf(.time(CaseLog.time(0))) == nil)
        #expect(message.asOf(.time(CaseLog.time(1)))?.state == "pending")
        #expect(message.asOf(.time(CaseLog.time(2)))?.settledAt == nil)
        #expect(message.asOf(.time(CaseLog.time(3))) == message)
        #expect(message.asOf(.latest) == message)
    }

    @Test func `a version shows the messages that tell of it and of earlier ones`() {
        let second = CaseMessage(
            version: 2, template: "decision", channel: "email", recipient: "a@example.org", state: "unknown",
            createdAt: CaseLog.time(1), settledAt: nil)
        #expect([Self.message, second].compactMap { $0.asOf(.version(1)) } == [Self.message])
        #expect([Self.message, second].compactMap { $0.asOf(.version(2)) } == [Self.message, second])
    }
}
