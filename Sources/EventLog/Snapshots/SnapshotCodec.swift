public import Applications

/// Keeps an application's state between batches, without loss. Equal states have equal bytes, and no other bytes are
/// read as that state.
///
/// Format 2, the members in the order of their declaration:
///
///     snapshot   0x02, state; nothing after it
///     state      presence of optional members, then the members
///     presence   2 bytes, a bit each (`PresenceSet`); an absent member takes no bytes
///     integer    zigzag, as a count
///     count      LEB128 in as few bytes as it takes
///     text       count of bytes, UTF-8
///     date       integer: days since 1970-01-01
///     instant    8 bytes: milliseconds since 1970
///     word       1 byte (`SnapshotWord`)
///     id         16 bytes
///     list       count, elements
///
/// Numbers of fixed width are big-endian. Format 1 was JSON; it is read, for states that no rebuild writes again.
public enum SnapshotCodec {
    /// Raised by every change that an older reader would misread. An optional member more is none: older readers refuse
    /// its bit, and what was written before has it absent.
    public static let format = 2

    /// The state in the present format: about 100 bytes, 40 for each clock and 16 for each accepted event.
    public static func encode(_ state: ApplicationState) -> [UInt8] {
        var writer = SnapshotWriter(reservingCapacity: state.snapshotCapacity)
        writer.byte(UInt8(format))
        state.write(to: &writer)
        return writer.bytes
    }

    /// The state that `encode` was given, now or in an earlier format.
    public static func decode(_ bytes: [UInt8]) throws(SnapshotDecodingError) -> ApplicationState {
        var reader = SnapshotReader(bytes)
        switch try reader.byte() {
        case UInt8(format):
            let state = try ApplicationState(reading: &reader)
            try reader.end()
            return state
        case UInt8(ascii: "{"): return try JSONSnapshot.decode(bytes)
        default: throw .otherFormat
        }
    }
}
