import JSON
import Testing

@Suite struct WriterTests {
    @Test func `commas come by themselves`() throws {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("text", "a")
        writer.member("whole", 1)
        writer.member("wide", Int64.min)
        writer.member("flag", true)
        writer.member("absent", String?.none)
        writer.member("value", ["x", nil] as JSONValue)
        writer.key("list")
        writer.beginArray()
        writer.integer(UInt8.max)
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.null()
        writer.bool(false)
        writer.number(try #require(JSONNumber(text: "1.50")))
        writer.raw(Array("{\"raw\":0}".utf8))
        writer.string("end")
        writer.endArray()
        writer.endObject()
        let expected =
            #"{"text":"a","whole":1,"wide":-9223372036854775808,"flag":true,"value":["x",null],"#
            + #""list":[255,{},[],null,false,1.50,{"raw":0},"end"]}"#
        #expect(String(decoding: writer.finish(), as: UTF8.self) == expected)
    }

    @Test func `only what must be escaped is escaped`() {
        var writer = JSONWriter()
        writer.string("\"\\/\u{8}\t\n\u{C}\r\u{0}\u{1F}\u{7F}ż😀")
        #expect(
            String(decoding: writer.finish(), as: UTF8.self)
                == "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u{7F}ż😀\"")
    }

    @Test func `encoding drops white space and keeps numbers and order`() throws {
        let text = "{ \"b\" : [ 1.50 , 1E2 , -0 ] , \"a\" : \"\\u0142\\n\" }"
        let encoded = try JSONDocument(parsing: text).root.encoded()
        #expect(String(decoding: encoded, as: UTF8.self) == "{\"b\":[1.50,1E2,-0],\"a\":\"ł\\n\"}")
    }

    @Test func `values are equal by number and regardless of member order`() throws {
        let a = JSONValue(try JSONDocument(parsing: #"{"x":1.0,"y":[true,"é"]}"#).root)
        let b: JSONValue = ["y": [true, "é"], "x": 1]
        #expect(a == b)
        #expect(a.hashValue == b.hashValue)
        #expect(a != ["x": 1])
        #expect(a != ["x": 1, "y": [true, "e\u{301}"]])
        #expect(a["x"] == 1 && a["z"] == nil)
    }
}
