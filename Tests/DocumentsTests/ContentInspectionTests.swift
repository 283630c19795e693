import Testing

@testable import Documents

struct ContentInspectionTests {
    @Test(arguments: Samples.all)
    func `each kind is told from its bytes`(type: MediaType, content: [UInt8]) {
        #expect(ContentInspection(of: content) == .recognised(type))
    }

    @Test(arguments: Samples.all)
    func `a document behind something else is none of its kind`(type: MediaType, content: [UInt8]) {
        #expect(ContentInspection(of: [0x4D, 0x5A, 0x90, 0] + content) == .unknown)
    }

    @Test(arguments: [
        "MZ\u{1}program", "\u{7F}ELF\u{2}\u{1}", "#!/bin/sh\necho", "\u{FEFF}#!/bin/sh", "<!DOCTYPE html><p>a</p>",
        "<html><body/></html>", "  <HTML>\n</HTML>",
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<x:svg xmlns:x=\"http://www.w3.org/2000/svg\"/>", "<!-- a --><html/>", "<?php echo 1; ?>", "<script>1</script",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "a\u{0}b", "a\u{1B}[2J", "", "   \n",
        "%PDF-1.7\n1 0 obj", "Dear reader\n%PDF-1.7\n1 0 obj\n%%EOF", "{\\rtf1 a}", "%!PS-Adobe-3.0", "Rar!\u{1A}\u{7}",
    ])
    func `what is not known is unknown`(content: String) {
        #expect(ContentInspection(of: Array(content.utf8)) == .unknown)
    }

    @Test(
        arguments: [
            [0x1F, 0x8B, 8, 0], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1],
            [0xC5, 0x82, 0xC5],
            [0xFF, 0xFE, 0x61, 0], [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0], [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10],
            Samples.fileType("avif", ["mif1", "avif"]) + [0], Samples.fileType("mp42", ["isom"]) + [0],
            Samples.fileType("mif1", ["avif"]) + [0], Array(Samples.heic.prefix(20)), [0x49, 0x49, 42, 0],
        ] as [[UInt8]])
    func `other bytes are unknown`(content: [UInt8]) {
        #expect(ContentInspection(of: content) == .unknown)
    }

    @Test(arguments: [
        "/OpenAction << /S /JavaScript /JS (app.alert) >>", "/S/Launch/F(cmd.exe)", "/Type /EmbeddedFile",
        "/Names << /EmbeddedFiles 3 0 R >>", "/S /Java#53cript", "/S /#4a#61vaScript(", "/S /JavaScript%", "//Launch",
    ])
    func `a PDF that runs something is active`(text: String) {
        #expect(ContentInspection(of: Samples.pdf(holding: text)) == .active(.pdf))
    }

    @Test(arguments: [
        "/LaunchPad 1", "/JavaScripts 1", "(JavaScript)", "/Launc", "/Java#5", "/S /#", "/EmbeddedFilesX",
    ])
    func `a PDF with a name that only looks like one is not`(text: String) {
        #expect(ContentInspection(of: Samples.pdf(holding: text)) == .recognised(.pdf))
    }

    @Test func `an active name at the very end of a PDF is found`() {
        #expect(ContentInspection(of: Samples.pdf + Array("/Launch".utf8)) == .active(.pdf))
    }

    @Test(arguments: [
        "<a xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:script>1</h:script></a>",
        "<a><b xmlns=\"http://www.w3.org/2000/svg\"/></a>",
    ])
    func `XML that a browser would run is active`(content: String) {
        #expect(ContentInspection(of: Array(content.utf8)) == .active(.xml))
    }

    @Test func `a style sheet as official documents name one is no harm`() {
        let content =
            "<?xml version=\"1.0\"?><?xml-stylesheet href=\"http://crd.gov.pl/a.xsl\"?>\n<Dokument>a</Dokument>"
        #expect(ContentInspection(of: Array(content.utf8)) == .recognised(.xml))
    }
}
