import Applications
import Testing

@testable import Importer

struct DocumentIndexTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func document(_ number: Int) -> [UInt8] { Identity.sha256(Array("\(number)".utf8)) }

    func entry(_ number: Int) -> DocumentIndex.Entry {
        DocumentIndex.Entry(fingerprint: Array(document(-number).prefix(16)), run: UInt64(number) &* 77, line: number)
    }

    @Test func `what went in is found again, also after growing and opening anew`() throws {
        let count = 9000
        let index = try DocumentIndex(in: folder.folder)
        for number in 0..<count { try index.insert(document(number), entry(number)) }
        try index.synchronize()
        for opened in [index, try DocumentIndex(in: folder.folder)] {
            #expect(opened.count == count)
            for number in 0..<count where number % 7 == 0 {
                #expect(try opened.entry(document(number)) == entry(number))
            }
            #expect(try opened.entry(document(count)) == nil)
        }
    }

    @Test func `a slot that a power cut left broken hides no other document`() throws {
        let index = try DocumentIndex(in: folder.folder)
        let first = document(1)
        // The same place in the table, another document.
        let second = Array(first.prefix(8)) + document(2).dropFirst(8)
        try index.insert(first, entry(1))
        try index.insert(second, entry(2))
        let file = try DurableFile(folder.folder.file("documents"), for: .updating)
        let slot = Int64(first.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 4096) * 64
        try file.write([0xFF], at: slot + 30)
        #expect(try index.entry(first) == nil)
        #expect(try index.entry(second) == entry(2))
        try index.insert(first, entry(1))
        #expect(try index.entry(first) == entry(1))
    }
}

struct KnownFilesTests {
    let folder: TemporaryFolder
    let known: KnownFiles

    init() throws {
        folder = try TemporaryFolder()
        known = KnownFiles(in: folder.folder)
    }

    func sum(_ number: Int) -> String { Hex.encode(Identity.sha256(Array("\(number)".utf8))) }

    @Test func `files are known by their sum, once each`() throws {
        #expect(try known.name(of: sum(1)) == nil)
        for number in 0..<2000 { try known.add(sum(number), name: "plik \(number).csv") }
        try known.add(sum(7), name: "inna nazwa.csv")
        #expect(try known.name(of: sum(7)) == "plik 7.csv")
        #expect(try known.name(of: sum(1999)) == "plik 1999.csv")
        #expect(try known.name(of: sum(2000)) == nil)
        let bytes = try #require(try folder.folder.contents(of: KnownFiles.name))
        #expect(String(decoding: bytes, as: UTF8.self).split(separator: "\n").count == 2000)
    }

    @Test func `a line that was cut short is lost and takes no other along`() throws {
        try known.add(sum(1), name: "a.csv")
        let file = try DurableFile(folder.folder.file(KnownFiles.name), for: .updating)
        try file.write(Array(sum(2).prefix(20).utf8), at: try file.size)
        try known.add(sum(3), name: "c.csv")
        #expect(try known.name(of: sum(1)) == "a.csv")
        #expect(try known.name(of: sum(2)) == nil)
        #expect(try known.name(of: sum(3)) == "c.csv")
    }
}
