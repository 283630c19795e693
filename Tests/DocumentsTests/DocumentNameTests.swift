import Testing

@testable import Documents

struct DocumentNameTests {
    @Test(arguments: [
        ("skan.pdf", "skan.pdf"), ("C:\\Users\\Jan\\skan.pdf", "skan.pdf"), ("/etc/../skan.pdf", "skan.pdf"),
        ("a/b\\c.pdf", "c.pdf"), ("  skan 1.pdf\t", "skan 1.pdf"), ("ska\u{0}n\r\n.pdf", "skan.pdf"),
        ("fdp\u{202E}.exe.pdf", "fdp.exe.pdf"),
        ("z\u{307}o\u{301}\u{142}c\u{301}.pdf", "\u{17C}\u{F3}\u{142}\u{107}.pdf"),
        (".pdf", ".pdf"), ("żółć", "żółć"), ("a\u{2028}b", "ab"),
    ])
    func `a name is made harmless`(given: String, expected: String) {
        #expect(DocumentName(given)?.text.utf8.elementsEqual(expected.utf8) == true)
    }

    @Test(arguments: ["", " ", ".", "..", "...", "a/", "a\\", "\u{0}", "\u{202E}\u{200B}", "a/.."])
    func `nothing to show is no name`(given: String) {
        #expect(DocumentName(given) == nil)
    }

    @Test func `a long name is cut and keeps its extension`() throws {
        let name = try #require(DocumentName(String(repeating: "ż", count: 300) + ".pdf"))
        #expect(name.text == String(repeating: "ż", count: 125) + ".pdf")
        let bare = try #require(DocumentName("a." + String(repeating: "b", count: 400)))
        #expect(bare.text.utf8.count == 255)
    }

    @Test func `a name made harmless stays as it is`() throws {
        for given in ["a/b c .pdf", "e\u{301}\u{200D}.PDF ", String(repeating: "a\u{301}", count: 200)] {
            let once = try #require(DocumentName(given))
            #expect(DocumentName(once.text) == once)
        }
    }

    @Test(
        arguments: [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("a", nil), (".pdf", nil), ("a.", nil)] as [(String, String?)]
    )
    func `the extension is what follows the last dot`(name: String, expected: String?) throws {
        #expect(try #require(DocumentName(name)).fileExtension == expected)
    }
}
