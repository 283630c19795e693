import Testing

@testable import Intake

struct IdempotencyKeyTests {
    @Test(arguments: [("\"12345678\"", "12345678"), ("12345678", "12345678"), ("  \"a-b_c.d~e\" ", "a-b_c.d~e")])
    func `a quoted string and its bare form are the same key`(header: String, text: String) {
        #expect(IdempotencyKey(header: header)?.text == text)
    }

    @Test(arguments: [
        "", "\"\"", "1234567", "\"1234567", "1234567\"", "has space in it", "zażółć-gęślą", "back\\slash\\",
        String(repeating: "x", count: 129),
    ])
    func `anything else is no key`(header: String) {
        #expect(IdempotencyKey(header: header) == nil)
    }
}

struct KeyMemoryTests {
    @Test func `the same key with the same data is admitted, with other data it is not`() {
        let memory = KeyMemory(capacity: 10)
        #expect(memory.admit(key: [1], data: [7]))
        #expect(memory.admit(key: [1], data: [7]))
        #expect(!memory.admit(key: [1], data: [8]))
    }

    @Test func `memory stays bounded and keeps at least the younger half`() {
        let memory = KeyMemory(capacity: 10)
        for key in 0..<100 as Range<UInt8> { #expect(memory.admit(key: [key], data: [0])) }
        for key in 95..<100 as Range<UInt8> { #expect(!memory.admit(key: [key], data: [1])) }
        #expect(memory.admit(key: [0], data: [1]), "long forgotten")
    }
}
