import Applications
import JSON
import Testing

@testable import EventLog

@Suite struct UpcasterTests {
    /// As if notes had once been `{"note": …}`.
    private static let renamedNote = Upcaster(kind: .noteAdded, version: 0) { data throws(EventDecodingError) in
        guard let note = data["note"] else { throw .invalidPayload(pointer: "/note") }
        return ["text": note]
    }

    private static func counting(_ version: Int) -> Upcaster {
        Upcaster(kind: .closed, version: version) { data throws(EventDecodingError) in
            guard case .array(let steps) = data["steps"] else { throw .invalidPayload(pointer: "/steps") }
            return ["steps": .array(steps + [.integer(Int64(version))])]
        }
    }

    @Test func `an old record is read through its upcaster`() throws {
        var draft = RecordDraft(try GoldenSample(of: .noteAdded))
        draft.set("ce_type", "pl.wniosek.application.note-added.v0")
        draft.setValue(#"{"note":"Notatka"}"#)
        let event = try EventCodec(upcasters: Upcasters([Self.renamedNote])).event(from: draft.record)
        #expect(event.body == .noteAdded(NoteAdded(text: "Notatka")))
    }

    @Test func `an upcaster leaves current records alone`() throws {
        let record = try GoldenSample(of: .noteAdded).record
        let codec = EventCodec(upcasters: Upcasters([Self.renamedNote]))
        #expect(try codec.event(from: record) == EventCodec().event(from: record))
    }

    @Test func `old data that is not what it should have been is a reason for parking`() throws {
        var draft = RecordDraft(try GoldenSample(of: .noteAdded))
        draft.set("ce_type", "pl.wniosek.application.note-added.v0")
        draft.setValue("{}")
        let codec = EventCodec(upcasters: Upcasters([Self.renamedNote]))
        #expect(throws: EventDecodingError.invalidPayload(pointer: "/note")) { try codec.event(from: draft.record) }
    }

    @Test func `upcasters run in the order of versions, from the record's to the current`() throws {
        let upcasters = Upcasters([3, 1, 2].map(Self.counting))
        let data = try JSONDocument(parsing: Array(#"{"steps":[]}"#.utf8)).root
        let all = try upcasters.upcast(data, of: .closed, from: 1, to: 4)
        #expect(all.canonical() == Array(#"{"steps":[1,2,3]}"#.utf8))
        let last = try upcasters.upcast(data, of: .closed, from: 3, to: 4)
        #expect(last.canonical() == Array(#"{"steps":[3]}"#.utf8))
        let none = try upcasters.upcast(data, of: .closed, from: 4, to: 4)
        #expect(none.canonical() == Array(#"{"steps":[]}"#.utf8))
    }

    @Test(arguments: [(EventKind.closed, 1), (.closed, 5), (.erased, 2)])
    func `a gap in the chain, a newer version and another kind are unknown versions`(
        kind: EventKind, version: Int
    ) throws {
        let upcasters = Upcasters([Self.counting(1), Self.counting(3)])
        let data = try JSONDocument(parsing: Array(#"{"steps":[]}"#.utf8)).root
        #expect(!upcasters.canRead(kind, from: version, to: 4))
        #expect(throws: EventDecodingError.unknownVersion(kind: kind, version: version)) {
            try upcasters.upcast(data, of: kind, from: version, to: 4)
        }
    }
}
