import SMTP

/// Where a link is sent to, as it was typed. Kept nowhere.
struct DraftRecipient: Sendable {
    /// `local@domain`
    let address: String

    /// More is no address.
    static let longest = 254

    /// Nil for what no mail can be sent to.
    init?(_ typed: String) {
        let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard text.utf8.count <= Self.longest, !text.contains("<"), let mailbox = try? Mailbox(text),
            let at = text.lastIndex(of: "@"), text[at...].contains(".")
        else { return nil }
        address = mailbox.address
    }

    /// What limits count it by: what follows a plus leads into the same mailbox.
    var mailbox: String {
        let parts = address.lowercased().split(separator: "@")
        return "\(parts.first?.prefix { $0 != "+" } ?? "")@\(parts.last ?? "")"
    }
}
