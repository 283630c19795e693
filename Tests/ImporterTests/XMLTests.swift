import Testing

@testable import Importer

struct XMLTests {
    static let opening = "<w:Dokument xmlns:w='urn:wniosek:wzor:dodatek-mieszkaniowy:1'>"

    func fields(_ text: String) throws -> [String] {
        let mapping = try #require(try Shipped.mappings().document(Shipped.form))
        return try XMLFields(Array(text.utf8), mapping: mapping).fields.map { "\($0.path)=\($0.text)" }
    }

    @Test func `elements, attributes and repetitions have paths`() throws {
        let text = """
            <?xml version="1.0" encoding="utf-8"?><!-- c --><?p i?>
            <Dokument xmlns="urn:wniosek:wzor:dodatek-mieszkaniowy:1" xmlns:o="urn:obca" wersja="1" o:x="y">
              <A>1 &lt; 2</A><A rodzaj="r"><![CDATA[<b>]]></A><o:A>3</o:A><B/>
            </Dokument>
            """
        #expect(
            try fields(text) == [
                "w:Dokument[1]/@wersja=1", "w:Dokument[1]/w:A[1]=1 < 2", "w:Dokument[1]/w:A[2]/@rodzaj=r",
                "w:Dokument[1]/w:A[2]=<b>", "w:Dokument[1]/{urn:obca}A[1]=3",
            ])
    }

    @Test func `what the mapping ignores is passed over with all below it`() throws {
        let signature = "<s:Signature xmlns:s='http://www.w3.org/2000/09/xmldsig#' Id='1'><s:X>abc</s:X></s:Signature>"
        #expect(try fields("\(Self.opening)<w:A>1</w:A>\(signature)</w:Dokument>") == ["w:Dokument[1]/w:A[1]=1"])
    }

    @Test(arguments: [
        "<!DOCTYPE a><a/>", "<?xml version='1.0'?>\n<!-- - -->\n<!DOCTYPE a SYSTEM 'http://127.0.0.1/x'><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "<?p?><!DOCTYPE a [<!ENTITY x 'y'>]><a/>",
        "<!doctype a><a/>", "<!ENTITY x 'y'><a/>",
    ])
    func `a document type declaration is refused before anything is parsed`(text: String) throws {
        #expect(throws: XMLFields.Fault.prologue(.documentType)) { try fields(text) }
    }

    @Test(arguments: [
        "\(opening)<!DOCTYPE a></w:Dokument>", "\(opening)&nieznana;</w:Dokument>", "\(opening)<w:A></w:Dokument>",
        "\(opening)", "\(opening)</w:Dokument><w:Dokument/>", "\(opening)<x:A/></w:Dokument>",
    ])
    func `what is not well-formed is refused`(text: String) throws {
        let fault = #expect(throws: XMLFields.Fault.self) { try fields(text) }
        guard case .notWellFormed = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
    }

    @Test(arguments: [
        ("", XMLPrologue.Fault.noRoot), ("wniosek", .noRoot), ("<!-- bez końca", .noRoot),
        ("<?xml version='1.0' encoding='UTF-16'?><a/>", .otherEncoding),
        ("<?xml version='1.0' encoding=\"windows-1250\"?><a/>", .otherEncoding),
    ])
    func `what is no UTF-8 document is refused`(text: String, fault: XMLPrologue.Fault) throws {
        #expect(throws: XMLFields.Fault.prologue(fault)) { try fields(text) }
    }

    @Test(arguments: [[0xFF, 0xFE], []] as [[UInt8]])
    func `UTF-16 cannot hide a declaration, with a mark or without`(mark: [UInt8]) throws {
        let mapping = try #require(try Shipped.mappings().document(Shipped.form))
        let text = "<?xml version='1.0'?><!DOCTYPE a><a/>"
        let bytes = mark + text.utf8.flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }
        #expect(throws: XMLFields.Fault.prologue(.notUTF8)) { try XMLFields(bytes, mapping: mapping) }
    }

    @Test func `depth and number of elements are bounded`() throws {
        let deep = Self.opening + String(repeating: "<w:A>", count: 100) + String(repeating: "</w:A>", count: 100)
        #expect(throws: XMLFields.Fault.tooDeep) { try fields(deep + "</w:Dokument>") }
        let wide = Self.opening + String(repeating: "<w:A/>", count: 20_001) + "</w:Dokument>"
        #expect(throws: XMLFields.Fault.tooManyElements) { try fields(wide) }
    }

    @Test func `long names cannot multiply into paths`() throws {
        let name = String(repeating: "a", count: 1_990)
        #expect(throws: XMLFields.Fault.tooDeep) {
            try fields("\(Self.opening)<\(name)><b>1</b></\(name)></w:Dokument>")
        }
        let attribute = String(repeating: "a", count: 2_001)
        #expect(throws: XMLFields.Fault.tooDeep) { try fields("\(Self.opening)<b \(attribute)='1'/></w:Dokument>") }
    }

    @Test func `another template is told from this one by its namespace`() throws {
        #expect(throws: XMLFields.Fault.otherRoot("{urn:inny}Dokument")) {
            try fields("<Dokument xmlns='urn:inny'/>")
        }
    }
}
