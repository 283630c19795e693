import Applications
import HTTPTypes
import Kafka
import Portal
import ServiceKit
import Testing

@testable import Intake

struct StatusActsTests {
    private static let document = (field: "file-1", name: "umowa najmu.txt", text: "Umowa najmu lokalu.")

    private func open(_ bench: StatusBench) async throws {
        let form = try await bench.browser.get(StatusPaths.form, bench.pages.form)
        let answer = try await bench.browser.post(
            StatusPaths.form,
            [
                "_token": try #require(form.hidden("_token")), "reference": StatusBench.reference.text,
                "code": StatusBench.code.text,
            ], bench.pages.open)
        try #require(answer.headers[.location] == StatusPaths.opened)
    }

    /// Token and key of a page.
    private func fields(_ path: String, _ bench: StatusBench, _ page: Browser.Page) async throws -> [String: String] {
        let answer = try await bench.browser.get(path, page)
        return ["_token": try #require(answer.hidden("_token")), "_key": try #require(answer.hidden("_key"))]
    }

    private func addDocuments(_ bench: StatusBench) async throws -> [String: String] {
        try await fields(StatusPaths.supplement, bench, bench.pages.askForDocuments)
    }

    @Test func `a withdrawal sent twice is one act, and its page has the receipt`() async throws {
        try await StatusBench.with { bench in
            try await open(bench)
            var fields = try await fields(StatusPaths.withdrawal, bench, bench.pages.askToWithdraw)
            fields["reason"] = "Mam pracę.\r\nDziękuję."
            for _ in 0..<2 {
                let answer = try await bench.browser.post(StatusPaths.withdrawal, fields, bench.pages.withdraw)
                #expect(answer.headers[.location] == StatusPaths.taken)
            }
            let records = await bench.log.records
            #expect(records.count == 2)
            let ids = records.map { record in record.headers.first { $0.key == "ce_id" }?.value }
            #expect(ids[0] != nil && ids[0] == ids[1])
            let end = #"receipt_end_offset{topic="applications.housing-allowance.v1",partition="5"} 2"#
            #expect(bench.metrics.exposition().contains(end), "both receipts name their record")
            let page = try await bench.browser.get(StatusPaths.taken, bench.pages.taken)
            #expect(page.body.contains("Mamy twoje wycofanie wniosku"))
            let receipt = try await bench.browser.get(StatusPaths.receipt, bench.pages.receipt)
            #expect(receipt.headers[.contentType] == "application/json")
            #expect(receipt.body.contains("\"act\":\"withdrawn\"") && receipt.body.contains("signature"))
        }
    }

    @Test func `a reason that is too long or a forged token withdraws nothing and loses nothing`() async throws {
        try await StatusBench.with { bench in
            try await open(bench)
            var fields = try await fields(StatusPaths.withdrawal, bench, bench.pages.askToWithdraw)
            fields["reason"] = String(repeating: "ż", count: ActRequest.maximumReason + 1)
            let long = try await bench.browser.post(StatusPaths.withdrawal, fields, bench.pages.withdraw)
            #expect(long.status == 422)
            #expect(long.body.contains("<title>Błąd: "))
            #expect(long.body.contains(fields["reason"] ?? "?"))
            #expect(long.hidden("_key") == fields["_key"])
            fields["reason"] = "Mam pracę."
            fields["_token"] = "forged"
            let forged = try await bench.browser.post(StatusPaths.withdrawal, fields, bench.pages.withdraw)
            #expect(forged.status == 403)
            #expect(forged.body.contains("Mam pracę."))
            #expect(await bench.log.records.isEmpty)
        }
    }

    @Test func `documents are stored, named and taken into the case`() async throws {
        try await StatusBench.with(status: "supplement-requested") { bench in
            try await open(bench)
            let answer = try await bench.browser.upload(
                StatusPaths.supplement, try await addDocuments(bench), file: Self.document, bench.pages.addDocuments)
            #expect(answer.headers[.location] == StatusPaths.taken)
            #expect(await bench.log.records.count == 1)
            let page = try await bench.browser.get(StatusPaths.taken, bench.pages.taken)
            #expect(page.body.contains("Mamy twoje dokumenty") && page.body.contains("umowa najmu.txt"))
            #expect(page.body.contains(Hex.encode(Identity.sha256(Array(Self.document.text.utf8)))))
        }
    }

    @Test func `without a file the page says so at its first input`() async throws {
        try await StatusBench.with { bench in
            try await open(bench)
            let answer = try await bench.browser.upload(
                StatusPaths.supplement, try await addDocuments(bench), file: nil, bench.pages.addDocuments)
            #expect(answer.status == 422)
            #expect(answer.body.contains("<a href=\"#ffile-1\">Wybierz plik, który chcesz dołączyć.</a>"))
            #expect(await bench.log.records.isEmpty)
        }
    }

    @Test func `when the log does not answer the file waits on the page, and sending again is the same act`()
        async throws
    {
        try await StatusBench.with { bench in
            try await open(bench)
            await bench.log.go(away: true)
            var fields = try await addDocuments(bench)
            let away = try await bench.browser.upload(
                StatusPaths.supplement, fields, file: Self.document, bench.pages.addDocuments)
            #expect(away.status == 503)
            #expect(away.hidden("_key") == fields["_key"])
            let kept = try #require(away.hidden("kept"))
            #expect(kept.hasSuffix(" umowa najmu.txt"))
            await bench.log.go(away: false)
            fields["kept"] = kept
            let again = try await bench.browser.upload(
                StatusPaths.supplement, fields, file: nil, bench.pages.addDocuments)
            #expect(again.headers[.location] == StatusPaths.taken)
            #expect(await bench.log.records.count == 1)
        }
    }

    @Test func `a file that waits on the page can be taken off`() async throws {
        try await StatusBench.with { bench in
            try await open(bench)
            var fields = try await addDocuments(bench)
            let hash = String(repeating: "ab", count: 32)
            fields["kept"] = "\(hash) umowa.pdf"
            fields["_clear"] = hash
            let answer = try await bench.browser.upload(
                StatusPaths.supplement, fields, file: nil, bench.pages.addDocuments)
            #expect(answer.status == 200)
            #expect(answer.hidden("kept") == nil)
            #expect(await bench.log.records.isEmpty)
        }
    }

    @Test func `the same page with other documents is not taken for the first sending`() async throws {
        try await StatusBench.with { bench in
            try await open(bench)
            let fields = try await addDocuments(bench)
            for (text, status) in [("Pierwszy plik.", 303), ("Drugi plik.", 409)] {
                let answer = try await bench.browser.upload(
                    StatusPaths.supplement, fields, file: (Self.document.field, Self.document.name, text),
                    bench.pages.addDocuments)
                #expect(answer.status == status)
            }
            #expect(await bench.log.records.count == 1)
        }
    }

    @Test(arguments: ["closed", "decision-served"])
    func `where the lifecycle admits no act its page says so`(status: String) async throws {
        try await StatusBench.with(status: status) { bench in
            try await open(bench)
            for (path, page) in [
                (StatusPaths.supplement, bench.pages.askForDocuments),
                (StatusPaths.withdrawal, bench.pages.askToWithdraw),
            ] as [(String, Browser.Page)] {
                let answer = try await bench.browser.get(path, page)
                #expect(answer.status == 409)
                #expect(answer.body.contains("Na tym etapie nie można już tego zrobić"))
            }
        }
    }

    @Test func `without an open case every page of acts leads to the form`() async throws {
        try await StatusBench.withoutDatabase { bench in
            let posts: [(String, Browser.Page)] = [
                (StatusPaths.supplement, bench.pages.addDocuments), (StatusPaths.withdrawal, bench.pages.withdraw),
            ]
            for (path, page) in posts {
                let answer = try await bench.browser.post(path, [:], page)
                #expect(answer.headers[.location] == StatusPaths.Ending.missing.path)
            }
            let gets: [(String, Browser.Page)] = [
                (StatusPaths.supplement, bench.pages.askForDocuments),
                (StatusPaths.withdrawal, bench.pages.askToWithdraw),
            ]
            for (path, page) in gets {
                let answer = try await bench.browser.get(path, page)
                #expect(answer.headers[.location] == StatusPaths.Ending.missing.path)
            }
            let taken = try await bench.browser.get(StatusPaths.taken, bench.pages.taken)
            #expect(taken.headers[.location] == StatusPaths.opened)
        }
    }
}
