internal import Applications
internal import JSON

/// What became of one row.
struct RowResult: Equatable {
    enum Outcome: Equatable {
        /// In the log.
        case accepted(Reference, EventID)
        /// The same document with the same data was in the log before.
        case repeated(Reference, EventID)
        case refused([RowProblem])
    }

    let line: Int
    let outcome: Outcome

    /// One line of the result file.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("line", line)
        writer.member("outcome", outcome.name)
        switch outcome {
        case .accepted(let reference, let event), .repeated(let reference, let event):
            writer.member("reference", reference.text)
            writer.member("eventId", event.description)
        case .refused(let problems):
            writer.key("problems")
            writer.beginArray()
            for problem in problems {
                writer.beginObject()
                writer.member("pointer", problem.pointer)
                writer.member("column", problem.column)
                writer.member("code", problem.code)
                writer.member("message", problem.message)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.endObject()
        return writer.finish() + [UInt8(ascii: "\n")]
    }
}

extension RowResult.Outcome {
    /// In files and metrics.
    var name: String {
        switch self {
        case .accepted: "accepted"
        case .repeated: "repeated"
        case .refused: "refused"
        }
    }
}

/// How many rows ended how.
struct RowCounts: Sendable, Equatable {
    var accepted = 0
    var repeated = 0
    var refused = 0

    var rows: Int { accepted + repeated + refused }

    mutating func add(_ outcome: RowResult.Outcome) {
        switch outcome {
        case .accepted: accepted += 1
        case .repeated: repeated += 1
        case .refused: refused += 1
        }
    }
}
