/// A mail to one recipient: plain text, perhaps with the same in HTML. Pure; the same message gives the same bytes.
///
/// No value can add a header, a recipient or a part: control characters in headers are refused, and bodies are encoded
/// so that no line of theirs can be a boundary.
public struct MailMessage: Sendable, Hashable {
    /// Header and envelope sender.
    public let from: Mailbox
    /// Header and envelope recipient.
    public let to: Mailbox
    /// `left@right`, without angle brackets.
    public let messageID: String
    private let subject: String
    private let millisecondsSince1970: Int64
    private let plain: String
    private let html: String?
    private let headers: [Header]

    private struct Header: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// - Parameters:
    ///   - from: `local@domain` or `Name <local@domain>`.
    ///   - to: likewise.
    ///   - subject: any text without control characters.
    ///   - messageID: `left@right`; angle brackets are optional.
    ///   - plain: the text; every line break is taken.
    ///   - html: the same as HTML.
    ///   - headers: further headers, e.g. `Auto-Submitted`.
    public init(
        from: String, to: String, subject: String, messageID: String, millisecondsSince1970: Int64, plain: String,
        html: String? = nil, headers: [(String, String)] = []
    ) throws(MailError) {
        self.from = try Mailbox(from, part: "from")
        self.to = try Mailbox(to, part: "to")
        self.subject = try Self.checked(subject, part: "subject")
        self.messageID = try Self.identifier(messageID)
        self.millisecondsSince1970 = millisecondsSince1970
        self.plain = plain
        self.html = html
        var checked: [Header] = []
        for (name, value) in headers {
            guard !name.isEmpty, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") }),
                name.utf8.count <= 60
            else { throw MailError(code: .headerName, part: "headers") }
            guard !Self.reserved.contains(name.lowercased()) else {
                throw MailError(code: .reservedHeader, part: "headers")
            }
            checked.append(Header(name: name, value: try Self.checked(value, part: "headers")))
        }
        self.headers = checked
    }

    /// The message as it goes over the wire, before dot stuffing: RFC 5322 and 2045–2049, CRLF line ends.
    public func bytes() -> [UInt8] {
        var text = HeaderText.header("Date", MailDate.text(millisecondsSince1970: millisecondsSince1970))
        text += "From: \(from.rendered(after: 6))\r\n"
        text += "To: \(to.rendered(after: 4))\r\n"
        text += "Message-ID: <\(messageID)>\r\n"
        text += HeaderText.header("Subject", subject)
        for header in headers { text += HeaderText.header(header.name, header.value) }
        text += "MIME-Version: 1.0\r\n"
        if let html {
            text += "Content-Type: multipart/alternative; boundary=\"\(Self.boundary)\"\r\n\r\n"
            text += "--\(Self.boundary)\r\n" + Self.part("plain", plain)
            text += "--\(Self.boundary)\r\n" + Self.part("html", html)
            text += "--\(Self.boundary)--\r\n"
        } else {
            text += Self.part("plain", plain)
        }
        return Array(text.utf8)
    }

    /// Quoted-printable never writes `=_`, so no line of a body is the boundary (RFC 2045 §6.7).
    private static let boundary = "=_alternative"

    private static func part(_ subtype: String, _ content: String) -> String {
        "Content-Type: text/\(subtype); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + QuotedPrintable.encode(content) + "\r\n"
    }

    private static let reserved: Set<String> = [
        "date", "from", "sender", "to", "cc", "bcc", "message-id", "subject", "mime-version", "content-type",
        "content-transfer-encoding", "return-path", "received",
    ]

    private static func checked(_ text: String, part: String) throws(MailError) -> String {
        guard !text.unicodeScalars.contains(where: HeaderText.isControl) else {
            throw MailError(code: .controlCharacter, part: part)
        }
        return text
    }

    private static func identifier(_ text: String) throws(MailError) -> String {
        let bare = text.hasPrefix("<") && text.hasSuffix(">") ? text.dropFirst().dropLast() : text[...]
        let sides = bare.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }), bare.utf8.count <= 200,
            bare.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"<>()[],;:\\\"".utf8.contains($0) })
        else { throw MailError(code: .messageID, part: "message-id") }
        return String(bare)
    }
}
