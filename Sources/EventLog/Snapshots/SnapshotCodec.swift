public import Applications
internal import JSON

/// Keeps an application's state between batches, without loss, as compact JSON that names its format. A snapshot is a
/// copy of what the log says: one that cannot be read is thrown away and folded anew.
public enum SnapshotCodec {
    /// Raised by every change that an older reader would misread.
    public static let format = 1

    /// The state as UTF-8 JSON, about 0.5 KiB and 39 bytes for each accepted event.
    public static func encode(_ state: ApplicationState) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 768 + 39 * state.eventIDs.count)
        writer.beginObject()
        writer.member("format", format)
        state.writeMembers(to: &writer)
        writer.endObject()
        return writer.finish()
    }

    /// The state that `encode` was given.
    public static func decode(_ bytes: [UInt8]) throws(SnapshotDecodingError) -> ApplicationState {
        let document: JSONDocument
        do throws(JSONSyntaxError) {
            document = try JSONDocument(parsing: bytes, limits: limits)
        } catch {
            throw .notJSON(byteOffset: error.byteOffset)
        }
        do throws(MemberError) {
            let members = try MemberReader(document.root)
            if try members.required("format", .integer) == format { return try ApplicationState(reading: members) }
        } catch {
            throw .invalidMember(pointer: error.pointer)
        }
        throw .otherFormat
    }

    /// Our own output, which only event ids make long.
    private static let limits = {
        var limits = JSONLimits.standard
        limits.maximumBytes = 64 << 20
        return limits
    }()
}

/// Why bytes are not a snapshot that we can read; never a value of theirs.
public enum SnapshotDecodingError: Error, Sendable, Equatable {
    /// Not JSON, from this byte on.
    case notJSON(byteOffset: Int)
    /// Written in another format.
    case otherFormat
    /// A member is missing or has a form it may not have.
    case invalidMember(pointer: String)
}
