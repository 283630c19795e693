import Applications
import EventLog
import Testing

@Suite struct SnapshotCodecTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `any state comes back from its snapshot`(seed: UInt64) throws {
        var random = RandomValues(seed: seed)
        for round in 0..<300 {
            let state = Self.state(&random)
            let snapshot = SnapshotCodec.encode(state)
            let read = try SnapshotCodec.decode(snapshot)
            try #require(read == state, "seed \(seed), round \(round)")
            try #require(SnapshotCodec.encode(read) == snapshot, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: Status.allCases)
    func `every status comes back`(status: Status) throws {
        var random = RandomValues(seed: 5)
        var state = Self.state(&random)
        state.status = status
        state.suspendedFrom = status
        #expect(try SnapshotCodec.decode(SnapshotCodec.encode(state)) == state)
    }

    @Test func `a snapshot of more than a hundred thousand events comes back`() throws {
        var random = RandomValues(seed: 6)
        var state = Self.state(&random)
        state.eventIDs = random.list(120_000...120_000) { EventID($0.uuid()) }
        #expect(try SnapshotCodec.decode(SnapshotCodec.encode(state)) == state)
    }

    @Test(arguments: [
        (#"{"format":2}"#, SnapshotDecodingError.otherFormat),
        (#"{"format":0}"#, .otherFormat),
        ("{}", .invalidMember(pointer: "/format")),
        (#"{"format":1}"#, .invalidMember(pointer: "/deadlines")),
        ("[]", .invalidMember(pointer: "")),
        ("", .notJSON(byteOffset: 0)),
    ])
    func `bytes that are no snapshot of this format are refused`(text: String, expected: SnapshotDecodingError) {
        #expect(throws: expected) { try SnapshotCodec.decode(Array(text.utf8)) }
    }

    @Test func `a wrong member is named by its pointer`() throws {
        var random = RandomValues(seed: 7)
        var state = Self.state(&random)
        state.deadlines = [Self.deadline(&random), Self.deadline(&random)]
        let text = String(decoding: SnapshotCodec.encode(state), as: UTF8.self)
        let due = "\"due\":\"\(state.deadlines[1].due.iso)\""
        #expect(text.contains(due))
        let broken = text.replacing(due, with: "\"due\":\"2026-02-30\"")
        let error = #expect(throws: SnapshotDecodingError.self) { try SnapshotCodec.decode(Array(broken.utf8)) }
        #expect(error == .invalidMember(pointer: "/deadlines/1/due"))
    }

    private static func state(_ random: inout RandomValues) -> ApplicationState {
        ApplicationState(
            id: ApplicationID(random.uuid()), benefit: BenefitCode(rawValue: random.text()),
            version: random.number(1...1 << 40), status: random.word(), filedAt: random.instant(),
            statusSince: random.instant(), lastEventAt: random.instant(),
            eventIDs: random.list(0...6) { EventID($0.uuid()) }, owner: random.maybe { $0.text() },
            caseNumber: random.maybe { $0.text() }, suspendedFrom: random.maybe { $0.word() },
            interviewCompletedOn: random.maybe { $0.date() }, decision: random.maybe { decision(&$0) },
            paidGrosze: random.number(0...1 << 50), lastPaidOn: random.maybe { $0.date() },
            deadlines: random.list(0...4) { deadline(&$0) })
    }

    private static func decision(_ random: inout RandomValues) -> DecisionSummary {
        DecisionSummary(
            outcome: random.word(), decisionNumber: random.text(), decidedOn: random.date(),
            amountGrosze: random.maybe { $0.number(0...1_000_000) },
            period: random.maybe { .init(from: $0.date(), to: $0.date()) }, servedOn: random.maybe { $0.date() },
            changedOnAppealBy: random.maybe { $0.word() }, change: random.maybe { $0.word() },
            finalOn: random.maybe { $0.date() })
    }

    private static func deadline(_ random: inout RandomValues) -> Deadline {
        Deadline(
            kind: random.word(), startedOn: random.date(), nominalEnd: random.date(), due: random.date(),
            legalBasis: random.text(), stoppedOn: random.maybe { $0.date() })
    }
}
