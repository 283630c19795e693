import Foundation
import Kafka
import LogArchive
import Testing

/// Damage of every kind is found and placed.
struct ArchiveVerificationTests {
    /// An archive of 30 records, one segment a partition.
    private func withArchive(_ body: (ArchivedLog, _ segment: String) async throws -> Void) async throws {
        let log = try await ArchivedLog()
        defer { log.remove() }
        try await log.append(30)
        _ = try await log.archive(segmentBytes: 1 << 20)
        try await body(log, "\(log.topic)/0/0000000000000000000.jsonl.gz")
    }

    private func problems(_ log: ArchivedLog) throws -> [ArchiveProblem] {
        try ArchiveVerification(of: log.directory).run()
    }

    @Test func `one wrong bit anywhere in a segment is found`() async throws {
        try await withArchive { log, segment in
            let url = URL(fileURLWithPath: "\(log.folder)/\(segment)")
            let bytes = try Data(contentsOf: url)
            // Byte 4 is of gzip's header: no checksum of its own covers it.
            for place in [4] + stride(from: 0, to: bytes.count, by: 41) {
                var wrong = bytes
                wrong[place] ^= 0x10
                try wrong.write(to: url)
                #expect(try problems(log).map(\.place) == [segment], "byte \(place)")
            }
        }
    }

    @Test func `a segment that is cut, longer or missing is found`() async throws {
        try await withArchive { log, segment in
            let url = URL(fileURLWithPath: "\(log.folder)/\(segment)")
            let bytes = try Data(contentsOf: url)
            for wrong in [bytes.dropLast(), bytes.prefix(10), bytes + Data([0]), Data()] {
                try Data(wrong).write(to: url)
                #expect(try problems(log).map(\.place) == [segment])
            }
            try FileManager.default.removeItem(at: url)
            let found = try problems(log)
            #expect(found.map(\.place) == [segment])
            #expect(found.first?.reason.contains("No such file") == true)
        }
    }

    @Test func `a manifest that does not fit its files is found`() async throws {
        try await withArchive { log, segment in
            for (said, wrong) in [
                (#""records":15"#, #""records":14"#), (#""nextOffset":15"#, #""nextOffset":16"#),
                (#""firstOffset":0,"nextOffset":15"#, #""firstOffset":1,"nextOffset":15"#),
                (#""lastRecord":{"offset":14"#, #""lastRecord":{"offset":13"#),
            ] {
                let whole = try String(contentsOfFile: "\(log.folder)/manifest.json", encoding: .utf8)
                try log.edit("manifest.json") { text in
                    #expect(text.contains(said))
                    return text.replacingOccurrences(of: said, with: wrong)
                }
                #expect(try !problems(log).isEmpty, "\(wrong)")
                try log.edit("manifest.json") { _ in whole }
            }
            #expect(try problems(log).isEmpty)
        }
    }

    @Test func `a manifest that cannot be used says why`() async throws {
        try await withArchive { log, segment in
            let whole = try String(contentsOfFile: "\(log.folder)/manifest.json", encoding: .utf8)
            for (said, wrong) in [
                (segment, "../outside.jsonl.gz"), (segment, "/etc/passwd"), (#""version":1"#, #""version":2"#),
                (#""format":"log-archive""#, #""format":"other""#), (#""bytes":"#, #""size":"#), ("}", ""),
            ] {
                try log.edit("manifest.json") { _ in whole.replacingOccurrences(of: said, with: wrong) }
                #expect {
                    try problems(log)
                } throws: {
                    guard case .manifest = $0 as? LogArchiveError else { return false }
                    return true
                }
            }
        }
    }

    @Test func `where nothing was archived there is no archive`() throws {
        let path = NSTemporaryDirectory() + "no-archive-\(UInt64.random(in: 0...UInt64.max))"
        #expect(throws: LogArchiveError.noArchive(path: path)) {
            try ArchiveVerification(of: ArchiveDirectory(path)).run()
        }
    }
}
