import Testing

@testable import Applications

@Suite struct IdentityTests {
    static let dns = UUID128(high: 0x6ba7_b810_9dad_11d1, low: 0x80b4_00c0_4fd4_30c8)

    @Test(
        arguments: [
            // RFC 9562 A.4
            ("www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2"),
            // Python's uuid.uuid5(NAMESPACE_DNS, "python.org"), from its manual
            ("python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d"),
        ])
    func `a name gives the UUID of RFC 9562`(_ name: String, _ uuid: String) {
        #expect(UUID128.v5(namespace: Self.dns, name: Array(name.utf8)).description == uuid)
    }

    @Test func `a UUID is read in either case and nothing else is`() throws {
        let uuid = try #require(UUID128("2ED6657D-e927-568b-95e1-2665a8aea6a2"))
        #expect(uuid.description == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
        #expect(UUID128(bytes: uuid.bytes) == uuid)
        for text in [
            "", "2ed6657de927568b95e12665a8aea6a2", "2ed6657d-e927-568b-95e1-2665a8aea6a",
            "g2ed6657-e927-568b-95e1-2665a8aea6a2",
            "\(uuid)0", "{\(uuid)}",
        ] { #expect(UUID128(text) == nil, "\(text)") }
    }

    @Test func `parts cannot be shifted into one another`() {
        let digest = [UInt8](repeating: 7, count: 32)
        let first = Identity.applicationID(principal: "ab", idempotencyKey: "c", dataSha256: digest)
        #expect(first != Identity.applicationID(principal: "a", idempotencyKey: "bc", dataSha256: digest))
        #expect(first == Identity.applicationID(principal: "ab", idempotencyKey: "c", dataSha256: digest))
        // Fixed for ever: a change here would give a retried application a second identity.
        #expect(Identity.name([[0x61], []]) == [0, 0, 0, 1, 0x61, 0, 0, 0, 0])
    }

    @Test func `identity depends on principal, key, data and kind`() {
        let (one, two) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32))
        let application = Identity.applicationID(principal: "p", idempotencyKey: "k", dataSha256: one)
        #expect(application != Identity.applicationID(principal: "p", idempotencyKey: "k", dataSha256: two))
        #expect(application != Identity.applicationID(principal: "q", idempotencyKey: "k", dataSha256: one))
        let event = Identity.eventID(
            application: application, kind: .submitted, idempotencyKey: "k", dataSha256: one)
        #expect(
            event != Identity.eventID(application: application, kind: .withdrawn, idempotencyKey: "k", dataSha256: one))
        #expect(event.uuid.high >> 12 & 0xF == 5 && event.uuid.low >> 62 == 2)
    }

    @Test func `SHA-256 and hex are those of the standards`() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(Hex.encode(Identity.sha256(Array("abc".utf8))) == abc)
        #expect(Hex.decode(abc.uppercased()) == Identity.sha256(Array("abc".utf8)))
        #expect(Hex.decode("0") == nil && Hex.decode("0g") == nil && Hex.decode("") == [])
    }

    @Test(
        arguments: [
            // Crockford: 1234 is 16J, with check symbol D; 32 is 10
            (UInt64(1234), "16J", UInt8(ascii: "D")), (0, "000", UInt8(ascii: "0")), (32, "010", UInt8(ascii: "*")),
            (36, "014", UInt8(ascii: "U")), (31, "00Z", UInt8(ascii: "Z")),
        ])
    func `base32 is Crockford's`(_ number: UInt64, _ text: String, _ check: UInt8) {
        #expect(String(decoding: CrockfordBase32.encode(high: 0, low: number, symbols: 3), as: UTF8.self) == text)
        #expect(CrockfordBase32.decode(Array(text.utf8)[...])?.low == number)
        #expect(CrockfordBase32.checkSymbol(high: 0, low: number) == check)
    }

    @Test func `a reference is grouped for reading aloud and read tolerantly`() throws {
        let id = ApplicationID(UUID128(high: 0x0001_0203_0405_5607, low: 0x8809_0a0b_0c0d_0e0f))
        let reference = Reference(for: id)
        let text = reference.text
        // 80 bits: 000102030405 0c0d0e0f, its base32 and remainder modulo 37 computed apart
        #expect(text == "000G-40R4-0M60-T3GF-N")
        #expect(Reference(parsing: text) == reference)
        #expect(Reference(parsing: " \(text.lowercased().replacing("-", with: " ")) ") == reference)
        #expect(Reference(parsing: text.replacing("0", with: "O")) == reference)
        #expect(Reference(parsing: String(text.dropLast())) == nil)
        #expect(Reference(parsing: text + "0") == nil)
    }

    @Test func `look-alikes are read as digits`() throws {
        let one = Reference(for: ApplicationID(UUID128(high: 0x0842_1084_2108_5000, low: 0x8000_0000_4210_8421)))
        #expect(one.text.contains("1"))
        for letter in ["I", "L", "i", "l"] {
            #expect(Reference(parsing: one.text.replacing("1", with: letter)) == one)
        }
    }

    static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U")

    @Test func `every single wrong symbol and every exchange of two is caught`() {
        var generator = SeededGenerator(seed: 20_260_302)
        for _ in 0..<20 {
            let id = UUID128(high: generator.next(), low: generator.next())
            let text = Array(Reference(for: ApplicationID(id)).text.filter { $0 != "-" })
            for position in text.indices {
                for symbol in Self.symbols where symbol != text[position] {
                    var wrong = text
                    wrong[position] = symbol
                    #expect(Reference(parsing: String(wrong)) == nil, "\(String(text)) → \(String(wrong))")
                }
                for other in text.indices where other > position && text[other] != text[position] {
                    var exchanged = text
                    exchanged.swapAt(position, other)
                    // The check symbol is no digit of the number, so only its exchange with a neighbour is promised.
                    if other == text.count - 1, position < other - 1 { continue }
                    #expect(Reference(parsing: String(exchanged)) == nil, "\(String(text)) → \(String(exchanged))")
                }
            }
        }
    }

    @Test func `a tracking code is HMAC-SHA256 cut to 128 bits`() throws {
        let id = ApplicationID(UUID128(high: 0x0001_0203_0405_0607, low: 0x0809_0a0b_0c0d_0e0f))
        let code = TrackingCode(key: [UInt8](repeating: 0x0b, count: 32), applicationID: id)
        // computed with Python's hmac
        #expect(code.text == "43J9-J2N0-E86X-4GN9-T3PF-MTQD-77")
        #expect(Hex.encode(code.sha256) == "aaf60c2158ef113b516a28c2e0775dee00f969cc9287445d505d848a2467f03f")
        #expect(TrackingCode(parsing: code.text.lowercased()) == code)
        #expect(TrackingCode(parsing: code.text.replacing("-", with: "")) == code)
        #expect(TrackingCode(key: [UInt8](repeating: 0x0c, count: 32), applicationID: id) != code)
        #expect(TrackingCode(parsing: String(code.text.dropLast())) == nil)
        #expect(TrackingCode(parsing: "Z" + code.text.dropFirst()) == nil)
    }

    @Test(arguments: [Actor.applicant, .caseworker("anna.kowalska"), .system("projector")])
    func `an actor is read as it is written`(_ actor: Actor) {
        #expect(Actor(wire: actor.wire) == actor)
    }

    @Test(arguments: ["", "Applicant", "caseworker:", "system:", "caseworker", "robot:x"])
    func `what is no actor is not read`(_ text: String) {
        #expect(Actor(wire: text) == nil)
    }

    @Test func `hex and UUID texts are written byte by byte`() {
        let all = (0...255 as ClosedRange<UInt8>).map { $0 }
        #expect(Hex.encode(all).hasPrefix("000102030405060708090a0b0c0d0e0f10"))
        #expect(Hex.encode(all).hasSuffix("fbfcfdfeff"))
        #expect(Hex.decode(Hex.encode(all)) == all)
        #expect(Hex.encode([]).isEmpty)
        let uuid = UUID128(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)
        #expect(uuid.description == "01234567-89ab-cdef-fedc-ba9876543210")
        #expect(UUID128(bytes: uuid.bytes) == uuid)
        #expect(Hex.encode(uuid.bytes) == "0123456789abcdeffedcba9876543210")
    }
}
