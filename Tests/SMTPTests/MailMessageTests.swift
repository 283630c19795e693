import Testing

@testable import SMTP

struct MailMessageTests {
    private func message(
        from: String = "Urząd Gminy <urzad@example.org>", to: String = "jan@example.org",
        subject: String = "Potwierdzenie",
        messageID: String = "5f0c@example.org", plain: String = "Dzień dobry", html: String? = nil,
        headers: [(String, String)] = []
    ) throws -> MailMessage {
        try MailMessage(
            from: from, to: to, subject: subject, messageID: messageID, millisecondsSince1970: 1_795_471_746_500,
            plain: plain, html: html, headers: headers)
    }

    @Test func `a message with both parts has exactly these bytes`() throws {
        let message = try message(
            subject: "Przyjęliśmy Twój wniosek", plain: "Dzień dobry,\n.kropka = znak\nkoniec ", html: "<p>Cześć</p>",
            headers: [("Auto-Submitted", "auto-generated"), ("Content-Language", "pl")])
        let expected = """
            Date: Mon, 23 Nov 2026 22:09:06 +0000
            From: =?utf-8?Q?Urz=C4=85d_Gminy?= <urzad@example.org>
            To: jan@example.org
            Message-ID: <5f0c@example.org>
            Subject: =?utf-8?Q?Przyj=C4=99li=C5=9Bmy_Tw=C3=B3j_wniosek?=
            Auto-Submitted: auto-generated
            Content-Language: pl
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_alternative"

            --=_alternative
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Dzie=C5=84 dobry,
            .kropka =3D znak
            koniec=20
            --=_alternative
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Cze=C5=9B=C4=87</p>
            --=_alternative--

            """
        #expect(String(decoding: message.bytes(), as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    @Test func `without HTML the message is the plain part`() throws {
        let text = String(decoding: try message(plain: "a").bytes(), as: UTF8.self)
        #expect(
            text.hasSuffix(
                "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                    + "Content-Transfer-Encoding: quoted-printable\r\n\r\na\r\n"))
    }

    @Test(arguments: ["a\r\nBcc: x@example.org", "a\nb", "a\rb", "a\u{0}b", "a\u{85}b", "a\u{2028}b"])
    func `a control character in a header is refused`(text: String) {
        #expect(throws: MailError(code: .controlCharacter, part: "subject")) { try message(subject: text) }
        #expect(throws: MailError(code: .controlCharacter, part: "headers")) { try message(headers: [("X-A", text)]) }
        #expect(throws: MailError(code: .controlCharacter, part: "from")) { try message(from: text) }
        #expect(throws: MailError(code: .controlCharacter, part: "to")) { try message(to: text) }
        #expect(throws: MailError(code: .messageID, part: "message-id")) { try message(messageID: text + "@b") }
    }

    @Test(arguments: [
        "", "jan", "@example.org", "jan@", "jan@@example.org", "jan @example.org", "jan@example..org",
        ".jan@example.org",
        "jan@exa mple.org", "Jan <jan@example.org", "zażółć@example.org", "jan@żółć.pl", "a@b>,<c@d",
        String(repeating: "a", count: 65) + "@example.org",
    ])
    func `what is no address is refused`(text: String) {
        #expect(throws: MailError(code: .address, part: "to")) { try message(to: text) }
    }

    @Test(arguments: ["Subject", "bcc", "TO", "Content-Type", "Message-Id"])
    func `headers of the message itself cannot be given twice`(name: String) {
        #expect(throws: MailError(code: .reservedHeader, part: "headers")) { try message(headers: [(name, "x")]) }
    }

    @Test(arguments: ["", "X A", "X:A", "Ż", "X\r\nBcc"])
    func `what is no header name is refused`(name: String) {
        #expect(throws: MailError(code: .headerName, part: "headers")) { try message(headers: [(name, "x")]) }
    }

    @Test func `no line is longer than 78 characters whatever the texts are`() throws {
        let long = String(repeating: "zażółć gęślą jaźń ", count: 40)
        let word = String(repeating: "x", count: 300)
        for text in [
            long, word, word + " " + long, String(repeating: "słowo ", count: 3), "a  b ",
            String(repeating: "ab ", count: 90),
        ] {
            let message = try message(
                from: "\(text) <urzad@example.org>", subject: text, plain: text, html: text,
                headers: [("X-Long", text)])
            for line in String(decoding: message.bytes(), as: UTF8.self).split(separator: "\r\n") {
                #expect(line.utf8.count <= 78)
            }
        }
    }

    @Test func `a body cannot hold the boundary`() throws {
        let text = String(decoding: try message(plain: "a\r\n--=_alternative--\r\nb", html: "c").bytes(), as: UTF8.self)
        #expect(text.ranges(of: "--=_alternative").count == 3)
    }

    @Test func `a message id may come in angle brackets`() throws {
        #expect(try message(messageID: "<a@b>").messageID == "a@b")
    }

    @Test func `a subject that looks encoded is encoded`() throws {
        let text = String(decoding: try message(subject: "=?utf-8?Q?x?=").bytes(), as: UTF8.self)
        #expect(text.contains("Subject: =?utf-8?Q?=3D=3Futf-8=3FQ=3Fx=3F=3D?=\r\n"))
    }

    @Test func `a name with quotes stays one name`() throws {
        let text = String(decoding: try message(from: "A \\ B <a@example.org>").bytes(), as: UTF8.self)
        #expect(text.contains("From: \"A \\\\ B\" <a@example.org>\r\n"))
    }
}
