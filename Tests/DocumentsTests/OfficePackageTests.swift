import Testing

@testable import Documents

struct OfficePackageTests {
    private static let docx: [ZIPSample.Entry] = [
        .init("[Content_Types].xml", "<Types/>"), .init("word/document.xml", "<w/>"),
    ]

    @Test(arguments: [
        "word/vbaProject.bin", "word/activeX/activeX1.xml", "word/embeddings/oleObject1.bin", "Word/VBAProject.BIN",
    ])
    func `a text document with macros or objects is active`(name: String) {
        #expect(ContentInspection(of: ZIPSample(Self.docx + [.init(name, "x")]).bytes) == .active(.docx))
    }

    @Test(arguments: ["Basic/Standard/Module1.xml", "Scripts/python/a.py", "Object 1/content.xml"])
    func `an open document with macros or objects is active`(name: String) {
        let sample = ZIPSample([
            .init("mimetype", MediaType.odt.rawValue), .init("content.xml", "<c/>"), .init(name, "x"),
        ])
        #expect(ContentInspection(of: sample.bytes) == .active(.odt))
    }

    @Test func `an archive is unknown`() {
        #expect(ContentInspection(of: ZIPSample([.init("a.txt", "a")]).bytes) == .unknown)
        #expect(ContentInspection(of: ZIPSample([]).bytes) == .unknown)
    }

    @Test func `a mimetype entry that is not the first or says something else is not believed`() {
        let mimetype = ZIPSample.Entry("mimetype", MediaType.odt.rawValue)
        let content = ZIPSample.Entry("content.xml", "<c/>")
        #expect(ContentInspection(of: ZIPSample([content, mimetype]).bytes) == .unknown)
        let sheet = ZIPSample.Entry("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        #expect(ContentInspection(of: ZIPSample([sheet, content]).bytes) == .unknown)
    }

    @Test(arguments: [UInt16(1), 0x40, 0x2000])
    func `encryption is refused`(flags: UInt16) {
        var sample = ZIPSample(Self.docx)
        sample.entries[1].flags = flags
        #expect(ContentInspection(of: sample.bytes) == .unknown)
        sample.entries[1].localFlags = 0
        #expect(ContentInspection(of: sample.bytes) == .unknown, "said by the directory only")
        sample.entries[1].flags = 0
        sample.entries[1].localFlags = flags
        #expect(ContentInspection(of: sample.bytes) == .unknown, "said by the local header only")
    }

    @Test func `a bomb is told by what it declares`() {
        var sample = ZIPSample(Self.docx)
        sample.entries[1].method = 8
        sample.entries[1].declaredSize = UInt32(sample.bytes.count * 201)
        #expect(ContentInspection(of: sample.bytes) == .unknown)
        sample.entries[1].declaredSize = UInt32(sample.bytes.count * 100)
        #expect(ContentInspection(of: sample.bytes) == .recognised(.docx))
    }

    @Test func `entries that share bytes are refused`() {
        var sample = ZIPSample(Self.docx + [.init("a", "x"), .init("a", "x")])
        #expect(ContentInspection(of: sample.bytes) == .unknown, "two entries of one name")
        sample = ZIPSample([.init("[Content_Types].xml", "a"), .init("word/document.xml", "a")])
        sample.overlaps = true
        #expect(ContentInspection(of: sample.bytes) == .unknown)
    }

    @Test(arguments: ["../a", "/a", "a\\b", "a/../../b", "a\0b"])
    func `names that lead elsewhere are refused`(name: String) {
        #expect(ContentInspection(of: ZIPSample(Self.docx + [.init(name, "x")]).bytes) == .unknown)
    }

    @Test func `a local header that names another file is refused`() {
        var sample = ZIPSample(Self.docx + [.init("word/a.xml", "x")])
        sample.entries[2].localName = "word/b.xml"
        #expect(ContentInspection(of: sample.bytes) == .unknown)
    }

    @Test func `a comment is part of the file and anything after it is not`() {
        var sample = ZIPSample(Self.docx)
        sample.comment = Array("comment".utf8)
        #expect(ContentInspection(of: sample.bytes) == .recognised(.docx))
        #expect(ContentInspection(of: sample.bytes + [0]) == .unknown)
    }

    @Test func `no damage to any byte or length makes the reader fail`() {
        for content in [Samples.docx, Samples.odt] {
            for position in content.indices {
                for value in [0, 0xFF, content[position] ^ 0x80] as [UInt8] {
                    var damaged = content
                    damaged[position] = value
                    _ = ContentInspection(of: damaged)
                }
            }
            for length in 4..<content.count {
                #expect(ContentInspection(of: Array(content[..<length])) == .unknown)
            }
        }
    }
}
