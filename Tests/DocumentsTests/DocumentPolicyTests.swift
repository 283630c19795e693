import Testing

@testable import Documents

struct DocumentPolicyTests {
    private let policy = DocumentPolicy(maximumBytes: 4096)

    @Test(arguments: Samples.all)
    func `each kind is taken when it is declared as what it is`(type: MediaType, content: [UInt8]) throws {
        #expect(policy.check(content, declaredType: type.rawValue, name: "a") == nil)
        #expect(try policy.accept(content, declaredType: type.rawValue, name: "x/a").name.text == "a")
    }

    @Test func `each refusal has its code`() {
        func code(_ content: [UInt8], _ type: String = "application/pdf", _ name: String = "a.pdf") -> String? {
            policy.check(content, declaredType: type, name: name)?.code.rawValue
        }
        #expect(code([]) == "empty")
        #expect(code([UInt8](repeating: 0x20, count: 4097)) == "too-large")
        #expect(code(Array("MZ\u{1}".utf8)) == "unknown-type")
        #expect(code(Samples.png) == "type-mismatch")
        #expect(code(Samples.pdf, "application/octet-stream") == "type-mismatch")
        #expect(code(Samples.pdf, "") == "type-mismatch")
        #expect(code(Samples.pdf(holding: "/S /Launch")) == "active-content")
        #expect(code(Samples.pdf(holding: "/S /Launch"), "image/png") == "type-mismatch")
        #expect(code(Samples.pdf, "application/pdf", "..") == "name-invalid")
        #expect(code(Samples.text, "text/plain", "faktura.pdf.BAT") == "name-invalid")
        #expect(policy.check(count: 20) == nil)
        #expect(policy.check(count: 21)?.code.rawValue == "too-many")
    }

    @Test func `a document of exactly the limit is taken`() {
        let content = [UInt8](repeating: UInt8(ascii: "a"), count: 4096)
        #expect(policy.check(content, declaredType: "text/plain", name: "a.txt") == nil)
    }

    @Test func `a type outside the policy is unknown to it`() {
        let policy = DocumentPolicy(mediaTypes: [.jpeg])
        #expect(policy.check(Samples.pdf, declaredType: "application/pdf", name: "a")?.code == .unknownType)
        let active = Samples.pdf(holding: "/S /Launch")
        #expect(policy.check(active, declaredType: "application/pdf", name: "a")?.code == .unknownType)
        #expect(policy.check(Samples.jpeg, declaredType: "image/jpg", name: "a") == nil)
    }

    @Test(arguments: [
        (Samples.text, "Text/Plain; charset=utf-8", MediaType.text), (Samples.xml, "text/xml", .xml),
        (Samples.xml, "text/plain", .xml), (Samples.heic, "image/heif", .heic), (Samples.heif, "image/heic", .heif),
        (Samples.jpeg, "image/jpg", .jpeg),
    ])
    func `browsers' other names for a type are known`(content: [UInt8], declared: String, found: MediaType) throws {
        #expect(try policy.accept(content, declaredType: declared, name: "a").mediaType == found)
    }

    @Test func `a long document is looked at to its end`() {
        var content = Samples.pdf
        content.insert(contentsOf: [UInt8](repeating: UInt8(ascii: " "), count: 200_000), at: 9)
        content.insert(contentsOf: "/Launch ".utf8, at: 150_000)
        #expect(DocumentPolicy().check(content, declaredType: "application/pdf", name: "a")?.code == .activeContent)
    }
}
