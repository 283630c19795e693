import Applications
import EventLog
import Testing

@testable import TimeTravel

struct MomentTests {
    func history(_ log: CaseLog = .decided) throws -> CaseHistory {
        try #require(CaseHistory(records: log.records, codec: EventCodec()))
    }

    func time(_ minute: Int64, seconds: Int64 = 0) -> Moment {
        .time(Instant(milliseconds: CaseLog.time(minute).milliseconds + seconds * 1000))
    }

    @Test(arguments: [(Int64(0), 1), (14, 1), (15, 2), (29, 2), (30, 3), (44, 3), (45, 4), (10_000, 4)])
    func `a time shows the events up to it, the moment of the event included`(minute: Int64, version: Int) throws {
        let past = try history().asOf(time(minute))
        #expect(past.state.version == version)
        #expect(past.timeline.map(\.state.version) == Array(1...version))
        #expect(past.next?.state.version == (version == 4 ? nil : version + 1))
    }

    @Test(arguments: 1...4)
    func `a version shows the case after so many events`(version: Int) throws {
        let past = try history().asOf(.version(version))
        #expect(past.state == (try history().entries[version - 1].state))
    }

    @Test func `the latest moment shows the case as it stands`() throws {
        let past = try history().asOf(.latest)
        #expect(past.state.status == .decided)
        #expect(past.next == nil)
    }

    @Test func `before the filing there is nothing, and it says when the filing was`() throws {
        let history = try history()
        #expect(throws: CaseHistory.Miss.notFiledYet(filedAt: CaseLog.time(0))) {
            try history.asOf(time(0, seconds: -1))
        }
    }

    @Test(arguments: [0, -1, 5])
    func `a version that does not exist is refused with the last one`(version: Int) throws {
        let history = try history()
        #expect(throws: CaseHistory.Miss.noSuchVersion(latest: 4)) { try history.asOf(.version(version)) }
    }

    @Test func `of events at the same time all are shown, in the order of the log`() throws {
        var log = CaseLog()
        log.append(CaseLog.submitted(), minute: 0)
        log.append(.noteAdded(NoteAdded(text: "a")), minute: 0)
        log.append(.noteAdded(NoteAdded(text: "b")), minute: 0)
        let past = try history(log).asOf(time(0))
        #expect(
            past.timeline.map(\.event.body) == [
                CaseLog.submitted(), .noteAdded(NoteAdded(text: "a")), .noteAdded(NoteAdded(text: "b")),
            ])
    }

    @Test func `an event with an earlier time takes effect no earlier than those before it in the log`() throws {
        var log = CaseLog()
        log.append(CaseLog.submitted(), minute: 0)
        log.append(.noteAdded(NoteAdded(text: "a")), minute: 30)
        log.append(.noteAdded(NoteAdded(text: "b")), minute: 10)
        let history = try history(log)
        #expect(try history.asOf(time(10)).state.version == 1)
        #expect(try history.asOf(time(29)).state.version == 1)
        #expect(try history.asOf(time(30)).state.version == 3)
    }

    @Test func `a later time never shows less`() throws {
        var log = CaseLog()
        log.append(CaseLog.submitted(), minute: 5)
        for minute in [9, 3, 7, 7, 20, 1, 12] as [Int64] {
            log.append(.noteAdded(NoteAdded(text: "\(minute)")), minute: minute)
        }
        let history = try history(log)
        let versions = try (5...25).map { try history.asOf(time($0)).state.version }
        #expect(versions == versions.sorted())
        #expect(versions.last == 8)
    }

    @Test func `an erased case is not brought back, whatever moment is asked for`() throws {
        var log = CaseLog()
        log.append(CaseLog.submitted(), minute: 0)
        log.append(.withdrawn(Withdrawn()), minute: 50)
        log.append(.closed(Closed(reason: "koniec")), minute: 55)
        log.append(.erased(Erased(basis: "art. 17 RODO")), minute: 60)
        let history = try history(log)
        #expect(history.entries.last?.state.status == .erased)
        for moment in [Moment.latest, .version(1), .version(9), time(-5), time(0), time(100)] {
            #expect(throws: CaseHistory.Miss.erased(at: CaseLog.time(60))) { try history.asOf(moment) }
        }
    }
}
