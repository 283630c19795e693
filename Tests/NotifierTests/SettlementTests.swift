import SMTP
import Testing

@testable import Notifier

struct SettlementTests {
    @Test func `an accepted message is sent`() {
        #expect(Settlement(.accepted(reply: "250 2.0.0 Ok"), attempt: 1).state == .sent)
    }

    @Test(arguments: 1...Settlement.maximumAttempts)
    func `an uncertain delivery is never tried again`(attempt: Int) {
        let settlement = Settlement(.unknown(reason: "connection lost after the text"), attempt: attempt)
        #expect(settlement.state == .unknown)
        #expect(settlement.retryAfterSeconds == 0)
    }

    @Test func `a permanent refusal ends the message`() {
        #expect(Settlement(.refused(code: 550, permanent: true, reply: "no such user"), attempt: 1).state == .failed)
    }

    @Test func `a temporary refusal waits longer each time, an hour at most, and ends`() {
        let delays = (1..<Settlement.maximumAttempts).map { attempt in
            Settlement(.refused(code: 451, permanent: false, reply: "later"), attempt: attempt).retryAfterSeconds
        }
        #expect(delays == delays.sorted())
        #expect(delays.first == 2)
        #expect(delays.allSatisfy { (1...3600).contains($0) })
        let last = Settlement(.notSent(reason: "connection refused"), attempt: Settlement.maximumAttempts)
        #expect(last.state == .failed)
    }
}
