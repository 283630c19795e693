import Applications
import EventLog
import Testing

/// Format 1, as states of the notifier's ledger may still lie in it.
@Suite struct JSONSnapshotTests {
    @Test func `a state that was kept as JSON is read, and an appeal with the old service upheld the decision`() throws
    {
        var expected = try GoldenSnapshot.state
        expected.decision?.appealOutcome = .upheld
        #expect(try SnapshotCodec.decode(Array(Self.full.utf8)) == expected)
    }

    @Test func `an appeal after which the decision is not served changed it`() throws {
        let served = #""servedOn":"2026-11-25","#
        #expect(Self.full.contains(served))
        let state = try SnapshotCodec.decode(Array(Self.full.replacing(served, with: "").utf8))
        #expect(state.decision?.servedOn == nil && state.decision?.appealOutcome == .changed)
    }

    @Test func `in another status nothing is said of an appeal`() throws {
        let status = #""status":"appeal-resolved""#
        #expect(Self.full.contains(status))
        let text = Self.full.replacing(status, with: #""status":"decision-served""#)
        #expect(try SnapshotCodec.decode(Array(text.utf8)).decision?.appealOutcome == nil)
    }

    @Test func `a state that was kept as JSON is kept as bytes from then on`() throws {
        let state = try SnapshotCodec.decode(Array(Self.full.utf8))
        let snapshot = SnapshotCodec.encode(state)
        #expect(snapshot.first == 2)
        #expect(try SnapshotCodec.decode(snapshot) == state)
    }

    @Test func `a state without optional members that was kept as JSON is read`() throws {
        let state = try SnapshotCodec.decode(Array(Self.small.utf8))
        #expect(
            state
                == ApplicationState(
                    id: ApplicationID(UUID128(high: 1, low: 2)), benefit: .alimonyFund, version: 1, status: .erased,
                    filedAt: Instant(milliseconds: -1), statusSince: Instant(milliseconds: 0),
                    lastEventAt: Instant(milliseconds: 1), eventIDs: []))
    }

    @Test(arguments: [
        (#"{"format":2}"#, SnapshotDecodingError.otherFormat),
        (#"{"format":0}"#, .otherFormat),
        ("{}", .invalidMember(pointer: "/format")),
        (#"{"format":1}"#, .invalidMember(pointer: "/deadlines")),
        (#"{"a":1,}"#, .notJSON(byteOffset: 7)),
        ("[]", .otherFormat),
        ("", .truncated),
    ])
    func `text that is no snapshot is refused`(text: String, expected: SnapshotDecodingError) {
        #expect(throws: expected) { try SnapshotCodec.decode(Array(text.utf8)) }
    }

    @Test func `a wrong member is named by its pointer`() throws {
        let due = #""due":"2026-12-11""#
        #expect(Self.full.contains(due))
        let broken = Self.full.replacing(due, with: #""due":"2026-02-30""#)
        #expect(throws: SnapshotDecodingError.invalidMember(pointer: "/deadlines/1/due")) {
            try SnapshotCodec.decode(Array(broken.utf8))
        }
    }

    private static let full = [
        #"{"format":1,"id":"6f2b7a4e-1c0d-5f5b-9d3e-58c1a7f04b26","benefit":"housing-allowance","version":130,"#,
        #""status":"appeal-resolved","filedAt":1795000000123,"statusSince":1795600000000,"#,
        #""lastEventAt":1795600000001,"eventIDs":["00000000-0000-5000-8000-000000000001","#,
        #""ffffffff-ffff-5fff-bfff-fffffffffffe"],"unit":"DM-2","owner":"cw-17","caseNumber":"DM.8211.1.2026","#,
        #""suspendedFrom":"interview","interviewCompletedOn":"2026-11-20","decision":{"outcome":"refused","#,
        #""decisionNumber":"DM/12/ż","decidedOn":"2026-11-23","amountGrosze":41250,"#,
        #""period":{"from":"2026-12-01","to":"2027-05-31"},"servedOn":"2026-11-25","changedOnAppealBy":"sko","#,
        #""change":"expired","finalOn":"2026-12-10"},"paidGrosze":82500,"lastPaidOn":"2027-01-10","deadlines":["#,
        #"{"kind":"decide-by","startedOn":"2026-11-18","nominalEnd":"2026-12-18","due":"2026-12-18","#,
        #""legalBasis":"art. 35 § 3 KPA"},{"kind":"first-payment-by","startedOn":"1969-12-31","#,
        #""nominalEnd":"2026-12-10","due":"2026-12-11","legalBasis":"","stoppedOn":"2026-12-01"}]}"#,
    ].joined()

    private static let small = [
        #"{"format":1,"id":"00000000-0000-0001-0000-000000000002","benefit":"alimony-fund","version":1,"#,
        #""status":"erased","filedAt":-1,"statusSince":0,"lastEventAt":1,"eventIDs":[],"paidGrosze":0,"#,
        #""deadlines":[]}"#,
    ].joined()
}
