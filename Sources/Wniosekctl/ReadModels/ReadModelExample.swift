/// A statement for the reference: a file whose head comment is its title and, from the second line on, its purpose.
struct ReadModelExample: Equatable, Sendable {
    /// The file has no title, no purpose or no statement.
    struct Unfinished: Error, CustomStringConvertible {
        let file: String

        var description: String {
            "\(file) must begin with a comment line for the title, one or more for the purpose, and then hold SQL"
        }
    }

    let title: String
    let purpose: String
    let sql: String

    init(file: String, text: String) throws(Unfinished) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let head = lines.prefix { $0.hasPrefix("-- ") }.map { String($0.dropFirst(3)) }
        let body = lines.dropFirst(head.count).drop { $0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
        sql = body.replacing(/\s+$/, with: "")
        guard let title = head.first, head.count > 1, !sql.isEmpty else { throw Unfinished(file: file) }
        self.title = title
        purpose = head.dropFirst().joined(separator: " ")
    }
}
