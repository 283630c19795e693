import Testing

@testable import SMTP

struct ConversationTests {
    /// `>` is a command, `<` an answer, `begin` and `end` the body.
    private func delivery(_ script: [String], failure: String?) -> Delivery {
        var conversation = Conversation()
        for step in script {
            switch step {
            case "begin": conversation.began()
            case "end": conversation.ended()
            case let line where line.hasPrefix("> "): conversation.sent(String(line.dropFirst(2)) + "\r\n")
            default: conversation.received(String(step.dropFirst(2)) + "\r\n")
            }
        }
        return conversation.delivery(failure: failure, redact: { $0 })
    }

    private let opening = ["< 220 hi", "> EHLO x", "< 250-hi", "< 250 SIZE", "> MAIL FROM:<a@b>", "< 250 ok"]
    private var untilData: [String] { opening + ["> RCPT TO:<c@d>", "< 250 ok", "> DATA", "< 354 go"] }

    @Test func `a final 250 is accepted`() {
        #expect(
            delivery(untilData + ["begin", "end", "< 250 2.0.0 queued"], failure: nil)
                == .accepted(reply: "2.0.0 queued"))
    }

    @Test func `all lines of an answer are kept`() {
        #expect(
            delivery(untilData + ["begin", "end", "< 550-one", "< 550 two"], failure: "x")
                == .refused(code: 550, permanent: true, reply: "one two"))
    }

    @Test func `success without a final answer is unknown`() {
        #expect(delivery(untilData + ["begin", "end"], failure: nil) == .unknown(reason: "no answer to the message"))
    }

    @Test func `a final answer of another kind is unknown`() {
        #expect(delivery(untilData + ["begin", "end", "< 354 again"], failure: "x") == .unknown(reason: "354 again"))
    }

    @Test func `an answer before the end of the body decides nothing`() {
        #expect(delivery(untilData + ["begin", "< 421 bye"], failure: "cut") == .unknown(reason: "cut"))
    }

    @Test func `half an answer is no answer`() {
        #expect(delivery(untilData + ["begin", "end", "< 250-almost"], failure: "cut") == .unknown(reason: "cut"))
    }

    @Test func `leave to send without a byte sent is not sent`() {
        #expect(delivery(untilData, failure: "cut") == .notSent(reason: "cut"))
    }

    @Test func `the answer to a farewell changes nothing`() {
        let script = opening + ["> RCPT TO:<c@d>", "< 550 no", "> QUIT", "< 221 bye"]
        #expect(delivery(script, failure: "x") == .refused(code: 550, permanent: true, reply: "no"))
    }

    @Test func `a refused login is no refusal of the message`() {
        let script = ["< 220 hi", "> EHLO x", "< 250 AUTH PLAIN", "> AUTH PLAIN", "< 334 ", "> AGEAYg==", "< 535 no"]
        #expect(delivery(script, failure: "x") == .notSent(reason: "the server answered 535 at AUTH: no"))
    }
}
