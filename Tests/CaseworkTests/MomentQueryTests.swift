import Applications
import ServiceKit
import Testing
import TimeTravel

@testable import Casework

struct MomentQueryTests {
    @Test func `without a query the case is shown as it stands`() throws {
        #expect(try HistoryRoute.moment(at: nil, version: nil) == .latest)
    }

    @Test(arguments: [
        "2026-05-01T12:00:00Z", "2026-05-01T14:00:00+02:00", "2026-05-01T12:00:00.000Z",
    ])
    func `a time with its zone is read`(text: String) throws {
        let instant = try #require(Instant(rfc3339: "2026-05-01T12:00:00Z"))
        #expect(try HistoryRoute.moment(at: text, version: nil) == .time(instant))
    }

    @Test func `a version is read`() throws {
        #expect(try HistoryRoute.moment(at: nil, version: "3") == .version(3))
    }

    static let unreadable: [(String?, String?, String)] = [
        ("", nil, "at"), ("2026-05-01", nil, "at"), ("2026-05-01T12:00:00", nil, "at"), ("yesterday", nil, "at"),
        (nil, "", "version"), (nil, "0", "version"), (nil, "-1", "version"), (nil, "x", "version"),
        ("2026-05-01T12:00:00Z", "3", "at"),
    ]

    @Test(arguments: unreadable)
    func `anything else is a bad request that says what to write`(
        time: String?, version: String?, name: String
    ) throws {
        let problem = try #require(throws: Problem.self) { try HistoryRoute.moment(at: time, version: version) }
        #expect(problem.status == 400)
        #expect(problem.title.contains(name))
        #expect(problem.detail?.isEmpty == false)
    }

    @Test(arguments: [
        (CaseHistory.Miss.notFiledYet(filedAt: Instant(milliseconds: 0)), 404), (.noSuchVersion(latest: 7), 404),
        (.erased(at: Instant(milliseconds: 0)), 410),
    ])
    func `a moment that cannot be shown says why`(miss: CaseHistory.Miss, status: Int) {
        let problem = CaseworkProblems.notInHistory(miss)
        #expect(problem.status == status)
        #expect(problem.detail?.isEmpty == false)
    }
}
