import Portal
import Testing

@testable import Intake

@Suite struct SentBodyTests {
    private func pairs(_ body: String) -> [[String]]? {
        URLEncodedBody.parse(Array(body.utf8))?.pairs.map { [$0.name, $0.text] }
    }

    @Test func `a form is read in its order, escapes and plus signs undone`() {
        #expect(
            pairs("a=1&b=x+y%20z&%2Fc%2F0=za%C5%BC&a=2&d") == [
                ["a", "1"], ["b", "x y z"], ["/c/0", "zaż"], ["a", "2"], ["d", ""],
            ])
        #expect(pairs("") == [])
        #expect(pairs("&&=&") == [["", ""]])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%C5", "%FF=a", "a=\u{0}%C0%80"])
    func `broken escapes and text that is no UTF-8 are refused`(body: String) {
        #expect(pairs(body) == nil)
    }

    @Test func `more fields than any page has are refused`() {
        let field = "a=1&"
        #expect(pairs(String(repeating: field, count: SentForm.mostParts))?.count == SentForm.mostParts)
        #expect(pairs(String(repeating: field, count: SentForm.mostParts + 1)) == nil)
    }

    private func multipart(_ parts: String...) -> SentForm? {
        let body = parts.map { "--XyZ\r\n\($0)\r\n" }.joined() + "--XyZ--\r\n"
        return MultipartBody.parse(Array(body.utf8), boundary: "XyZ")
    }

    @Test func `fields and documents of a multipart form are told apart`() throws {
        let form = try #require(
            multipart(
                "Content-Disposition: form-data; name=\"/a\"\r\n\r\nzażółć\r\ngęślą",
                "content-disposition: form-data; name=\"/plik\"; filename=\"umowa \u{17C}.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--Xy",
                "Content-Disposition: form-data; name=\"/pusty\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            ))
        #expect(form.fields.pairs.map { [$0.name, $0.text] } == [["/a", "zażółć\r\ngęślą"]])
        #expect(form.files.map(\.field) == ["/plik"])
        let file = try #require(form.files.first)
        #expect([file.name, file.type] == ["umowa ż.pdf", "application/pdf"])
        #expect(String(decoding: file.content, as: UTF8.self) == "%PDF-1.7\r\n--Xy")
    }

    @Test func `a semicolon in the name of a document is part of the name`() throws {
        let form = try #require(
            multipart(
                "Content-Disposition: form-data; filename=\"faktura; maj 2026 %22kopia%22.txt\"; name=\"/plik\"\r\n\r\nx"
            ))
        #expect(form.files.map(\.name) == ["faktura; maj 2026 \"kopia\".txt"])
        #expect(form.files.map(\.field) == ["/plik"])
    }

    @Test func `the delimiter of a multipart form is taken from its type`() {
        #expect(MultipartBody.boundary(of: "multipart/form-data; boundary=----abc") == "----abc")
        #expect(MultipartBody.boundary(of: "Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") == "a b")
        for type in [
            "multipart/mixed; boundary=a", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=" + String(repeating: "a", count: 201), "text/plain", "",
        ] {
            #expect(MultipartBody.boundary(of: type) == nil)
        }
    }

    @Test(arguments: [
        "", "--XyZ", "--XyZ\r\n", "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
        "--XyZ\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XyZ--", "--XyZ\r\nno colon\r\n\r\nx\r\n--XyZ--",
        "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\nx\r\n--XyZ--",
    ])
    func `a multipart form that breaks off or has no names is refused`(body: String) {
        #expect(MultipartBody.parse(Array(body.utf8), boundary: "XyZ") == nil)
    }

    @Test func `text of a multipart form that is no UTF-8 is refused`() {
        let head = Array("--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8)
        #expect(MultipartBody.parse(head + [0xC3, 0x28] + Array("\r\n--XyZ--".utf8), boundary: "XyZ") == nil)
    }
}
