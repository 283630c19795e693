import Testing

@testable import SMTP

struct EncodingTests {
    @Test(arguments: [
        ("", ""), ("a", "a"), ("a=b", "a=3Db"), ("ż", "=C5=BC"), ("a ", "a=20"), ("a\t", "a=09"), ("a b", "a b"),
        ("a\nb", "a\r\nb"), ("a\r\nb", "a\r\nb"), ("a\rb", "a\r\nb"), ("a\n\nb\n", "a\r\n\r\nb\r\n"), ("\u{0}", "=00"),
    ])
    func `quoted-printable by RFC 2045`(text: String, expected: String) {
        #expect(QuotedPrintable.encode(text) == expected)
    }

    @Test func `a full line stays whole and a longer one is broken softly`() {
        let full = String(repeating: "a", count: 76)
        #expect(QuotedPrintable.encode(full) == full)
        #expect(QuotedPrintable.encode(full + "b") == full.dropLast() + "=\r\nab")
        #expect(
            QuotedPrintable.encode(String(repeating: "ż", count: 13)).split(separator: "\r\n").map(\.utf8.count) == [
                76, 3,
            ])
    }

    @Test func `encoded words are at most 75 long and never split a character`() {
        let encoded = EncodedWords.encode(String(repeating: "ą", count: 60), after: 9)
        let words = encoded.split(separator: "\r\n ")
        #expect(words.count > 1)
        for word in words {
            #expect(word.utf8.count <= 75)
            #expect(word.hasPrefix("=?utf-8?Q?=C4=85"))
            #expect(word.hasSuffix("=C4=85?="))
        }
    }

    @Test(arguments: [
        (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 +0000"),
        (-1, "Wed, 31 Dec 1969 23:59:59 +0000"), (1_795_471_746_999, "Mon, 23 Nov 2026 22:09:06 +0000"),
    ])
    func `dates by RFC 5322`(milliseconds: Int64, expected: String) {
        #expect(MailDate.text(millisecondsSince1970: milliseconds) == expected)
    }

    @Test(arguments: [
        ("5.1.1 <jan.kowalski@example.org>: no such user", "5.1.1 [address] no such user"),
        ("User jan.kowalski unknown", "User [address] unknown"),
        ("mailbox Jan.Kowalski is full", "mailbox [address] is full"),
        ("Ok: queued as 4F2", "Ok: queued as 4F2"), ("a\u{7}b\r\nc", "ab c"),
    ])
    func `a server's words lose their addresses`(text: String, expected: String) {
        #expect(AddressRedaction.redacted(text, recipient: "jan.kowalski@example.org") == expected)
    }
}
