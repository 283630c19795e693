import JSON
import Testing

@Suite struct NodeTests {
    private let root: JSONNode

    init() throws {
        root = try JSONDocument(
            parsing:
                #"{"n":null,"t":true,"f":false,"i":-12,"d":1.50,"s":"zażółć \"😀\" \u0142","a":[1,[2,3],{"k":4}],"":5}"#
        ).root
    }

    @Test func `every kind is told apart`() {
        #expect(root.kind == .object)
        #expect(root.members.map(\.value.kind) == [.null, .bool, .bool, .number, .number, .string, .array, .number])
    }

    @Test func `accessors answer nil for another kind`() {
        #expect(root.int == nil && root.string == nil && root.bool == nil && root.number == nil && !root.isNull)
        #expect(root["i"]?.string == nil && root["s"]?.int == nil && root["s"]?.count == 0)
        #expect(root[0] == nil && root["a"]?["k"] == nil)
        #expect(root["s"]?.elements.map(\.kind) == [] && root["a"]?.members.map(\.key) == [])
    }

    @Test func `scalars are read`() {
        #expect(root["n"]?.isNull == true)
        #expect(root["t"]?.bool == true && root["f"]?.bool == false)
        #expect(root["i"]?.int == -12)
        #expect(root["d"]?.number?.text == "1.50")
        #expect(root["s"]?.string == "zażółć \"😀\" ł")
        #expect(root["s"]?.withUTF8 { $0.count } == "zażółć \"😀\" ł".utf8.count)
    }

    @Test func `members and elements keep their order`() {
        #expect(root.members.map(\.key) == ["n", "t", "f", "i", "d", "s", "a", ""])
        #expect(root.count == 8)
        #expect(root["a"]?.elements.map { $0.encoded().count } == [1, 5, 7])
        #expect(root["a"]?[1]?[1]?.int == 3)
        #expect(root["a"]?[3] == nil && root["a"]?[-1] == nil && root["absent"] == nil)
    }

    @Test func `names are compared by bytes and not by Unicode equivalence`() throws {
        let root = try JSONDocument(parsing: "{\"e\u{301}\":1,\"\u{E9}\":2}").root
        #expect(root["\u{E9}"]?.int == 2)
        #expect(root["e\u{301}"]?.int == 1)
    }

    @Test func `a node keeps its document alive`() throws {
        func element() throws -> JSONNode? { try JSONDocument(parsing: "[\"kept\"]").root[0] }
        #expect(try element()?.string == "kept")
    }

    /// RFC 6901 §5.
    @Test(arguments: [
        ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"), ("/g|h", "4"),
        ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"), ("/foo", "[\"bar\",\"baz\"]"),
    ])
    func `pointers of RFC 6901 resolve`(pointer: String, expected: String) throws {
        let text = #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#
        let root = try JSONDocument(parsing: text).root
        #expect(root.at(pointer: pointer)?.encoded() == Array(expected.utf8))
        #expect(root.at(pointer: "")?.encoded() == Array(text.utf8))
    }

    @Test(arguments: ["foo", "/foo/2", "/foo/01", "/foo/-", "/foo/+1", "/foo/ 1", "/foo~2", "/foo~", "/foo/0/x", "/x"])
    func `a pointer to nothing gives nothing`(pointer: String) throws {
        #expect(try JSONDocument(parsing: #"{"foo":["bar","baz"]}"#).root.at(pointer: pointer) == nil)
    }

    @Test func `a pointer token is escaped so that it reads back`() {
        let token = "a/b~c~1"
        #expect(JSONPointer.escaped(token) == "a~1b~0c~01")
        #expect(JSONPointer("/" + JSONPointer.escaped(token))?.tokens == [token])
    }
}
