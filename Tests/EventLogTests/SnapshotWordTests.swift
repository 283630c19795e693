import Applications
import Testing

@testable import EventLog

/// What was written must never be read as another word: a row here is only ever added.
@Suite struct SnapshotWordTests {
    @Test func `the codes of statuses keep their meaning`() {
        expect(
            Status.self,
            [
                "submitted", "transferred", "registered", "in-verification", "supplement-requested", "left-unexamined",
                "interview", "ready-for-decision", "suspended", "decided", "decision-served", "appealed",
                "changed-by-authority", "appeal-resolved", "final", "in-payment", "payment-suspended",
                "decision-changed", "expired", "withdrawn", "closed", "erased",
            ])
    }

    @Test func `the codes of clocks keep their meaning`() {
        expect(
            Deadline.Kind.self,
            ["decide-by", "supplement-by", "interview-by", "appeal-by", "forward-appeal-by", "first-payment-by"])
    }

    @Test func `the codes of rulings keep their meaning`() {
        expect(Decided.Outcome.self, ["granted", "refused", "discontinued"])
        expect(AppealResolved.Body.self, ["authority", "sko"])
        expect(AppealResolved.Outcome.self, ["upheld", "changed", "remanded"])
        expect(DecisionChanged.Outcome.self, ["changed", "repealed", "expired"])
    }

    /// Codes from 1 on are these words, no other code is one, and every word has its own.
    private func expect<Word: SnapshotWord & RawRepresentable<String> & CaseIterable & Equatable>(
        _: Word.Type, _ words: [String]
    ) {
        #expect((1...words.count).map { Word(snapshotCode: UInt8($0))?.rawValue } == words)
        #expect((UInt8.min...UInt8.max).count { Word(snapshotCode: $0) != nil } == words.count)
        for word in Word.allCases {
            #expect(Word(snapshotCode: word.snapshotCode) == word)
        }
    }
}
