import Applications
import Testing

@testable import Portal

struct StatusFormPageTests {
    private static let code = "0123-4567-89AB-CDEF-GHJK-MNPQ-RS"

    private func page(_ entry: StatusFormPage.Entry, notice: String? = nil) throws -> String {
        let site = PortalSite(
            content: try ContentFiles.library(), publicAddress: "https://przyklad.pl", assetVersion: "1")
        return try ContentFiles.templates.get().render(
            "status",
            StatusFormPage(entry, notice: notice, hasOpenCase: false, token: "token") {
                site.layout(title: $0, path: StatusPaths.form, isPersonal: true)
            })
    }

    @Test func `the example on the page is a reference`() {
        #expect(Reference(parsing: StatusFormPage.example)?.text == StatusFormPage.example)
    }

    @Test func `reference and code are read as people copy them`() throws {
        let entry = StatusFormPage.Entry(
            reference: " \(StatusFormPage.example.lowercased()) ", code: Self.code.replacing("-", with: " "))
        #expect(entry.reference?.text == StatusFormPage.example)
        #expect(entry.code == TrackingCode(parsing: Self.code))
        #expect(entry.referenceProblem == nil && entry.codeProblem == nil)
    }

    @Test(arguments: [
        ("", ""), ("  ", "\n"), ("4H7K-2M9P-X3TR-6W8B-T", "0123"), ("ż", String(repeating: "0", count: 5000)),
    ])
    func `what is no reference and no code is a problem of its input, linked and with the same words`(
        reference: String, code: String
    ) throws {
        let entry = StatusFormPage.Entry(reference: reference, code: code)
        let html = try page(entry)
        #expect(html.contains("<title>Błąd: "))
        for (id, problem) in [("freference", entry.referenceProblem), ("fcode", entry.codeProblem)] {
            let problem = try #require(problem)
            #expect(html.contains("<a href=\"#\(id)\">\(problem)</a>"))
            #expect(html.contains("id=\"\(id)-error\""))
            #expect(html.components(of: problem) == 2)
        }
    }

    @Test func `the reference stays on the page, the code never does`() throws {
        for entry in [
            StatusFormPage.Entry(reference: "<4H7K>", code: Self.code),
            StatusFormPage.Entry(reference: "<4H7K>", code: Self.code).refused, .unchecked("<4H7K>"),
        ] {
            let html = try page(entry, notice: "Jeszcze raz.")
            #expect(html.contains("value=\"&lt;4H7K&gt;\""))
            #expect(!html.contains(Self.code))
            #expect(html.contains("Jeszcze raz."))
        }
    }

    @Test func `a very long reference is cut`() {
        #expect(
            StatusFormPage.Entry(reference: String(repeating: "A", count: 9000), code: "").typedReference.count == 200)
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
