import Testing

@testable import Intake

struct UploadGateTests {
    @Test func `no more are inside than there are places, and a place that is left can be taken`() {
        let gate = UploadGate(maximum: 2)
        #expect(gate.enter())
        #expect(gate.enter())
        #expect(!gate.enter())
        #expect(!gate.enter())
        gate.leave()
        #expect(gate.enter())
        #expect(!gate.enter())
    }

    @Test(arguments: [(10 << 20, "10 MB"), ((1 << 20) - 1, "1023 KB"), (1536, "1 KB")])
    func `sizes are written for people and never promise more than is taken`(bytes: Int, text: String) {
        #expect(ByteCount.polish(bytes) == text)
    }

    @Test(arguments: [
        ("umowa%20najmu.pdf", "umowa najmu.pdf"), ("%C5%BC.pdf", "ż.pdf"), ("bez%", nil), ("%zz", nil), ("%FF", nil),
    ])
    func `names come percent-encoded`(encoded: String, name: String?) {
        #expect(PercentEncoding.decode(encoded) == name)
    }
}
