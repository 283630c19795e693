import Applications
import Testing

@testable import Importer

struct FileNameTests {
    @Test(arguments: [
        ("housing-allowance__dodatek-mieszkaniowy__marzec.csv", FileName.Format.csv, String?.none),
        ("housing-allowance__dodatek-mieszkaniowy__a__b.NDJSON", .ndjson, nil),
        ("housing-allowance__dodatek-mieszkaniowy__2026-03-04.csv", .csv, nil),
        ("housing-allowance__dodatek-mieszkaniowy__AE-1__2026-03-04.xml", .xml, "2026-03-04"),
        ("housing-allowance__dodatek-mieszkaniowy__AE-1__2026-03-04~2.xml", .xml, "2026-03-04"),
    ])
    func `a name says benefit, form, format and perhaps the day`(
        text: String, format: FileName.Format, day: String?
    ) throws {
        let name = try #require(FileName(text))
        #expect(name.form == Shipped.form)
        #expect(name.format == format)
        #expect(name.receivedOn?.iso == day)
    }

    @Test(arguments: ["wnioski.csv", "a__b.csv", "a__b__c.xlsx", "a__b__c", "__b__c.csv", "a____c.csv"])
    func `any other name is none`(text: String) {
        #expect(FileName(text) == nil)
    }

    @Test func `a name that is taken gets a number`() {
        let taken: Set<String> = ["a__b__c.csv", "a__b__c~2.csv"]
        #expect(FileName.free("a__b__c.csv", isTaken: taken.contains) == "a__b__c~3.csv")
        #expect(FileName.free("a__b__c~2.csv", isTaken: taken.contains) == "a__b__c~3.csv")
        #expect(FileName.free("other", isTaken: taken.contains) == "other")
        #expect(FileName.free("other", isTaken: ["other"].contains) == "other~2")
    }
}

struct JournalTests {
    @Test func `what is written is read again`() throws {
        var journal = Journal(sha256: "ab", size: 900, run: .max, startedAt: "2026-04-20T08:00:00.000Z")
        journal.resumptions = 3
        journal.advance(
            to: RowPosition(offset: 500, line: 12),
            results: [RowResult(line: 2, outcome: .refused([])), RowResult(line: 3, outcome: .refused([]))], bytes: 77)
        #expect(journal.resultSize == 77)
        #expect(journal.counts == RowCounts(accepted: 0, repeated: 0, refused: 2))
        #expect(Journal(journal.json) == journal)
        journal.isComplete = true
        #expect(Journal(journal.json) == journal)
    }

    @Test func `half a journal is none`() {
        let bytes = Journal(sha256: "ab", size: 900, run: 1, startedAt: "2026-04-20T08:00:00.000Z").json
        for length in 0..<bytes.count { #expect(Journal(Array(bytes.prefix(length))) == nil) }
    }
}

struct InboxTests {
    func entry(_ name: String, _ size: Int64 = 1, _ modified: Int64 = 1) -> Folder.Entry {
        Folder.Entry(name: name, size: size, modified: modified)
    }

    @Test func `a file is taken when two looks saw the same`() {
        var inbox = Inbox()
        #expect(inbox.look([entry("a"), entry("b")]) == Inbox.Look(ready: [], waiting: 2))
        #expect(inbox.look([entry("a"), entry("b", 2)]) == Inbox.Look(ready: ["a"], waiting: 2))
        #expect(inbox.look([entry("b", 2, 2)]) == Inbox.Look(ready: [], waiting: 1))
        #expect(inbox.look([entry("b", 2, 2)]) == Inbox.Look(ready: ["b"], waiting: 1))
    }

    @Test func `a file that is still named .part does not wait`() {
        var inbox = Inbox()
        for _ in 0..<3 { #expect(inbox.look([entry("a.csv.part")]) == Inbox.Look(ready: [], waiting: 0)) }
    }
}

struct ProgressTests {
    @Test func `rate, share and time left are those of this run`() {
        let start = ContinuousClock.now
        var progress = Progress(total: 1000, from: 200, rows: 20, interval: .seconds(10), now: start)
        #expect(progress.report(rows: 30, offset: 300, now: start + .seconds(9)) == nil)
        #expect(
            progress.report(rows: 60, offset: 600, now: start + .seconds(20))
                == Progress.Report(rows: 60, rowsPerSecond: 2, percent: 60, secondsLeft: 20))
        #expect(progress.report(rows: 61, offset: 610, now: start + .seconds(21)) == nil)
    }
}

struct DeliveryDayTests {
    @Test(arguments: [
        ("07.04.2026", "2026-04-07T10:00:00.000Z"), ("2026-01-31", "2026-01-31T11:00:00.000Z"),
        ("28.03.2026", "2026-03-28T11:00:00.000Z"), ("29.03.2026", "2026-03-29T10:00:00.000Z"),
        ("24.10.2026", "2026-10-24T10:00:00.000Z"), ("25.10.2026", "2026-10-25T11:00:00.000Z"),
        ("2026-04-07T23:30:00+02:00", "2026-04-07T21:30:00.000Z"),
    ])
    func `a day is its noon in Poland, a moment is itself`(text: String, time: String) throws {
        let delivery = try #require(DeliveryDay(text))
        #expect(delivery.filingTime.rfc3339 == time)
        #expect(delivery.day == delivery.filingTime.warsawDate)
    }

    @Test(arguments: ["", "wczoraj", "2026-04-07T23:30:00", "30.02.2026"])
    func `anything else is no delivery`(text: String) {
        #expect(DeliveryDay(text) == nil)
    }
}
