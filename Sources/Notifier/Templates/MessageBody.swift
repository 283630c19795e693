/// Renders the paragraphs as plain text and as HTML.
struct MessageBody: Sendable {
    let text: MessageText
    let office: Office

    private static let notice =
        "To wiadomość automatyczna, nie odpowiadaj na nią. E-mail nie jest drogą wnoszenia pism w sprawie."

    var plain: String {
        (text.paragraphs + ["\(office.name)\n\(office.address)", Self.notice]).joined(separator: "\n\n") + "\n"
    }

    var html: String {
        let paragraphs = text.paragraphs.map { "<p>\(Self.escape($0))</p>" }.joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="pl">
            <head><meta charset="utf-8"><title>\(Self.escape(text.subject))</title></head>
            <body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;max-width:38em">
            \(paragraphs)
            <p>\(Self.escape(office.name))<br>\(Self.escape(office.address))</p>
            <p style="color:#505050">\(Self.escape(Self.notice))</p>
            </body>
            </html>

            """
    }

    static func escape(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
