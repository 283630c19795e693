public import Applications
public import JSON

extension EventBody {
    /// The body that a JSON object holds, as an API takes it: unlike a reader of the log, which tolerates members that
    /// a later version added, it refuses members it would lose.
    ///
    /// - Throws: `invalidPayload` with the pointer of the member that is missing, wrong, or unknown (`""`).
    public static func strictly(_ kind: EventKind, from data: JSONNode) throws(EventDecodingError) -> EventBody {
        let body: EventBody
        do throws(MemberError) {
            body = try EventBody(of: kind, reading: try MemberReader(data))
        } catch {
            throw .invalidPayload(pointer: error.pointer)
        }
        guard try JSONDocument(value: body.encoded()).root.canonical() == data.canonical() else {
            throw .invalidPayload(pointer: "")
        }
        return body
    }

    /// The data as JSON bytes, the way it travels unsealed.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: expectedSize)
        write(to: &writer)
        return writer.finish()
    }
}
