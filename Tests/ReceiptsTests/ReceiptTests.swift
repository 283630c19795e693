import Applications
import JSON
import Receipts
import Testing

struct ReceiptTests {
    let signer = try? ReceiptSigner(privateKey: [UInt8](repeating: 7, count: 32))

    func receipt() throws -> Receipt {
        let id = ApplicationID(try #require(UUID128("0191d2f0-5a7e-5c3b-9f10-2b6d0a4c8e11")))
        return Receipt(
            authority: "Miejski Ośrodek Pomocy Społecznej w Tarnowskich Górach", benefit: .housingAllowance,
            form: .init(id: "dodatek-mieszkaniowy", version: "1"), reference: Reference(for: id),
            trackingCode: TrackingCode(key: [1, 2, 3], applicationID: id).text, applicationID: id,
            eventID: EventID(id.uuid), dataSha256: Hex.encode([UInt8](repeating: 0xab, count: 32)),
            topic: "applications.housing-allowance.v1", partition: 3, offset: 17,
            receivedAt: Instant(milliseconds: 1_790_000_000_123))
    }

    @Test func `what is signed is the RFC 8785 form`() throws {
        let bytes = try receipt().canonical()
        #expect(try JSONDocument(parsing: bytes).root.canonical() == bytes)
    }

    @Test func `a receipt verifies with the public key alone`() throws {
        let signer = try #require(signer)
        let verifier = try #require(ReceiptVerifier(publicKey: signer.publicKey))
        let document = try JSONDocument(parsing: try signer.document(for: receipt()))
        #expect(verifier.check(document.root) == .genuine)
    }

    @Test func `white space and member order do not matter`() throws {
        let signer = try #require(signer)
        let verifier = try #require(ReceiptVerifier(publicKey: signer.publicKey))
        let document = try JSONDocument(parsing: try signer.document(for: receipt()))
        guard case .object(let members) = JSONValue(document.root) else {
            Issue.record("a receipt document is an object")
            return
        }
        let turned = JSONValue.object(members.reversed()).encoded()
        let spaced = String(decoding: turned, as: UTF8.self).replacing(",\"", with: " ,\n \"")
        #expect(verifier.check(try JSONDocument(parsing: spaced).root) == .genuine)
    }

    @Test(arguments: ["offset\":17", "partition\":3", "receivedAt\":\"2026"])
    func `a receipt with one character changed is altered`(part: String) throws {
        let signer = try #require(signer)
        let verifier = try #require(ReceiptVerifier(publicKey: signer.publicKey))
        let text = String(decoding: try signer.document(for: receipt()), as: UTF8.self)
        let changed = text.replacing(part, with: part.dropLast() + (part.last == "9" ? "8" : "9"))
        try #require(changed != text)
        #expect(verifier.check(try JSONDocument(parsing: changed).root) == .altered)
    }

    @Test func `another authority's key is named, not called altered`() throws {
        let signer = try #require(signer)
        let other = try ReceiptSigner(privateKey: [UInt8](repeating: 8, count: 32))
        let verifier = try #require(ReceiptVerifier(publicKey: other.publicKey))
        let document = try JSONDocument(parsing: try signer.document(for: receipt()))
        #expect(verifier.check(document.root) == .otherKey(keyID: signer.keyID))
    }

    @Test(arguments: [
        ("{}", "/receipt"), (#"{"receipt":{}}"#, "/signature"),
        (#"{"receipt":{},"signature":{"algorithm":"none"}}"#, "/signature/algorithm"),
        (#"{"receipt":{},"signature":{"algorithm":"Ed25519","keyId":"a","value":"*"}}"#, "/signature/value"),
    ])
    func `a document that is no receipt is answered with what is missing`(text: String, member: String) throws {
        let signer = try #require(signer)
        let verifier = try #require(ReceiptVerifier(publicKey: signer.publicKey))
        #expect(verifier.check(try JSONDocument(parsing: text).root) == .unreadable(member: member))
    }

    @Test func `a key of another length is refused`() {
        #expect(throws: ReceiptSigner.InvalidKey.self) { try ReceiptSigner(privateKey: [1, 2, 3]) }
        #expect(ReceiptVerifier(publicKey: [1]) == nil)
    }

    @Test(
        arguments: [
            ([], ""), ([0x66], "Zg"), ([0x66, 0x6f], "Zm8"), ([0x66, 0x6f, 0x6f], "Zm9v"), ([0xfb, 0xff], "-_8"),
        ] as [([UInt8], String)])
    func `base64url follows RFC 4648`(bytes: [UInt8], text: String) {
        #expect(Base64URL.encode(bytes) == text)
        #expect(Base64URL.decode(text) == bytes)
    }

    @Test(arguments: ["Z", "Zh", "Zg==", "Z g", "Zm9v+"])
    func `text that is not base64url is refused`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }
}
