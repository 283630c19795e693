import JSON
import Testing

@testable import Benefits

struct AnswerPathTests {
    private static let answers = #"""
        {"a":{"b":[{"c":1,"żółw":2},{"c":3},{"d":4}],"":5},"list":[[1,2],[],[3]],"0":6,"a/b":7}
        """#

    @Test(arguments: [
        ("/a/b/*/c", ["/a/b/0/c=1", "/a/b/1/c=3"]), ("/a/b/0/żółw", ["/a/b/0/żółw=2"]), ("/a/", ["/a/=5"]),
        ("/list/*/*", ["/list/0/0=1", "/list/0/1=2", "/list/2/0=3"]), ("/a~1b", ["/a~1b=7"]), ("/a/b/7/c", []),
        ("/a/*/c", []), ("/b", []), ("/a/b/*/c/x", []),
    ])
    func `both walks find the same places in document order`(path: String, expected: [String]) throws {
        let document = try JSONDocument(parsing: Array(Self.answers.utf8))
        defer { withExtendedLifetime(document) {} }
        let root = document.root.cursor
        let path = try #require(AnswerPath(path))
        var found: [String] = []
        var indices: [Int] = []
        path.forEach(in: root, indices: &indices) { value, indices in
            found.append("\(path.pointer(indices))=\(value.int ?? 0)")
        }
        var values: [Int64?] = []
        path.forEach(in: root) { values.append($0.int) }
        #expect(found == expected)
        #expect(values.map { "\($0 ?? 0)" } == expected.map { String($0.suffix(1)) })
        #expect(indices.isEmpty)
        if !path.text.contains("*") { #expect(path.first(in: root)?.int == values.first ?? nil) }
    }

    @Test func `a joined path names the places of both`() throws {
        let document = try JSONDocument(parsing: Array(Self.answers.utf8))
        defer { withExtendedLifetime(document) {} }
        let root = document.root.cursor
        let path = try #require(AnswerPath("/a/b/*")).appending(try #require(AnswerPath("/c")))
        var values: [Int64?] = []
        path.forEach(in: root) { values.append($0.int) }
        #expect(values == [1, 3])
        #expect(path == AnswerPath("/a/b/*/c"))
    }
}
