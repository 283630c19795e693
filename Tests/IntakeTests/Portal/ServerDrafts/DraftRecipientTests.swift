import Testing

@testable import Intake

struct DraftRecipientTests {
    @Test(arguments: ["kanarek@example.org", "  kanarek@example.org ", "a.b+c@poczta.przyklad.pl"])
    func `an address is taken without the spaces around it`(typed: String) throws {
        let recipient = try #require(DraftRecipient(typed))
        #expect(!recipient.address.contains(" "))
    }

    @Test(
        arguments: [
            "", " ", "kanarek", "kanarek@", "@example.org", "kanarek@example", "Ala <ala@example.org>",
            "a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org", "a b@example.org",
            "a@example..org", "żółw@example.org", String(repeating: "a", count: 300) + "@example.org",
        ])
    func `what is no single address is refused`(typed: String) {
        #expect(DraftRecipient(typed) == nil)
    }

    @Test func `spellings of one mailbox are limited together`() {
        let mailboxes = ["Kanarek@Example.org", "kanarek+raz@example.org", "kanarek+dwa@example.org"]
        #expect(Set(mailboxes.compactMap { DraftRecipient($0)?.mailbox }) == ["kanarek@example.org"])
    }
}
