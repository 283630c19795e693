import JSON
import JSONSchema
import Testing

/// Hostile schemas and instances end in a verdict or an error, soon. `soon` is generous: builds for debugging are slow.
@Suite(.serialized) struct BoundsTests {
    private static let limits = JSONLimits(maximumBytes: 1 << 25, maximumDepth: 1_000_000)

    private func node(_ text: String) throws -> JSONNode { try JSONDocument(parsing: text, limits: Self.limits).root }

    private func soon<Result>(_ body: () throws -> Result) rethrows -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try body()
        #expect(clock.now - start < .seconds(60))
        return result
    }

    private func nested(_ depth: Int, _ core: String = "1") -> String {
        String(repeating: "[", count: depth) + core + String(repeating: "]", count: depth)
    }

    /// The keyword of the last violation; nil when the instance is valid.
    private func verdict(_ schema: String, _ instance: String) throws -> String? {
        let schema = try CompiledSchema(compiling: node(schema))
        let instance = try node(instance)
        return soon {
            let violations = schema.validate(instance)
            #expect(schema.isValid(instance) == violations.isEmpty)
            return violations.last?.keyword
        }
    }

    @Test func `an instance nested too deeply passes the bound`() throws {
        #expect(try verdict(##"{"items":{"$ref":"#"}}"##, nested(900)) == nil)
        #expect(try verdict(##"{"items":{"$ref":"#"}}"##, nested(100_000)) == "$limit")
        #expect(try verdict(##"{"anyOf":[{"items":{"$ref":"#"}}]}"##, nested(100_000)) == "$limit")
    }

    @Test func `a bound that is passed is never a reason to accept`() throws {
        #expect(
            try verdict(##"{"not":{"$ref":"#/$defs/a"},"$defs":{"a":{"items":{"$ref":"#/$defs/a"}}}}"##, nested(2_000))
                == "$limit")
        let doubling = (0..<40).map {
            ##""s\##($0)":{"allOf":[{"$ref":"#/$defs/s\##($0 + 1)"},{"$ref":"#/$defs/s\##($0 + 1)"}]}"##
        }
        let text =
            ##"{"not":{"$ref":"#/$defs/s10"},"$defs":{"## + doubling.joined(separator: ",")
            + ##","s40":{"type":"integer"}}}"##
        #expect(try verdict(text, "1") == "$limit")
    }

    @Test func `values of any depth are compared`() throws {
        let deep = nested(100_000)
        #expect(try verdict(#"{"const":\#(deep)}"#, deep) == nil)
        #expect(try verdict(#"{"const":\#(deep)}"#, nested(100_000, "2")) == "const")
        let items = (0..<9).map { nested(20_000, "\($0)") } + [nested(20_000, "3.0")]
        #expect(try verdict(#"{"uniqueItems":true}"#, "[" + items.joined(separator: ",") + "]") == "uniqueItems")
        let objects = (0..<10).map { number in
            String(repeating: #"{"a":1,"b":"#, count: 5_000) + "\(number)" + String(repeating: "}", count: 5_000)
        }
        #expect(try verdict(#"{"uniqueItems":true}"#, "[" + objects.joined(separator: ",") + "]") == nil)
    }

    @Test func `a schema nested too deeply is refused`() throws {
        let deep = String(repeating: #"{"not":"#, count: 100_000) + "true" + String(repeating: "}", count: 100_000)
        let root = try node(deep)
        let error = soon { #expect(throws: SchemaError.self) { try CompiledSchema(compiling: root) } }
        #expect(error?.reason.contains("nested") == true)
        var registry = SchemaRegistry()
        #expect(throws: SchemaError.self) { try registry.add(root, at: "https://e.org/deep") }
    }

    @Test(arguments: [
        (#"{"type":"integer","maximum":1e399}"#, "1e400", "maximum"), (#"{"type":"integer"}"#, "1e400", nil),
        (#"{"multipleOf":0.01}"#, "1e999999999", nil), (#"{"multipleOf":3}"#, "1e999999999", "multipleOf"),
        (#"{"exclusiveMinimum":0}"#, "1e-999999999", nil), (#"{"const":1e999999999}"#, "10e999999998", nil),
        (#"{"maxLength":1e400,"maxItems":1e400}"#, "[]", nil),
    ])
    func `numbers of any magnitude are exact`(schema: String, instance: String, keyword: String?) throws {
        #expect(try verdict(schema, instance) == keyword)
    }

    @Test func `numbers of many digits are exact or pass the bound`() throws {
        let thousand = "1" + String(repeating: "0", count: 1_000)
        #expect(try verdict(#"{"const":1e1000,"multipleOf":1e999}"#, thousand) == nil)
        #expect(try verdict(#"{"maximum":\#(thousand)}"#, thousand.dropLast() + "1") == "maximum")
        let million = String(repeating: "7", count: 1_000_000)
        #expect(try verdict(#"{"multipleOf":7,"minimum":1}"#, million) == nil)
        #expect(try verdict(#"{"multipleOf":\#(String(repeating: "7", count: 1_500))}"#, million) == "$limit")
        let root = try node(#"{"multipleOf":\#(million)}"#)
        #expect(throws: SchemaError.self) { try CompiledSchema(compiling: root) }
    }

    @Test(arguments: [
        "(a+)+$", "(?=(a+)+$)x", "^(?=(?:a|a)*$)(?!a)", "^(a|aa)+\\\\1$", "(?=.*x)(?=.*y)(.*)*\\\\1z",
        "^(?!(a*)*b)(a*)*c",
        "(\\\\w+\\\\s?)+\\\\b[?]$", "^(a|b|ab)*(?!a)c",
    ])
    func `a catastrophic pattern ends`(pattern: String) throws {
        let text = String(repeating: "a", count: 50_000) + "!"
        let keyword = try verdict(#"{"pattern":"\#(pattern)"}"#, "\"\(text)\"")
        #expect(keyword == "pattern" || keyword == "$limit")
    }

    @Test func `a pattern within its budget is decided and one beyond it passes the bound`() throws {
        #expect(try verdict(#"{"pattern":"^(?=(a+)+$)a"}"#, #""\#(String(repeating: "a", count: 1_000))""#) == nil)
        #expect(try verdict(#"{"pattern":"(?=(a+)+$)a"}"#, #""\#(String(repeating: "a", count: 40))!""#) == "$limit")
        #expect(
            try verdict(#"{"not":{"pattern":"(?=(a+)+$)a"}}"#, #""\#(String(repeating: "a", count: 40))!""#) == "$limit"
        )
        let names = (0..<2_000).map { #""\#(String(repeating: "a", count: 30))\#($0)":1"# }.joined(separator: ",")
        #expect(try verdict(#"{"patternProperties":{"(?=(a+)+$)a":true}}"#, "{\(names)}") == "$limit")
    }

    @Test func `cheap patterns that backtrack are matched by the thousand`() throws {
        let names = (0..<20_000).map { #""name\#($0)":"abc\#($0)""# }.joined(separator: ",")
        let schema =
            #"{"patternProperties":{"^(?!x)name":{"pattern":"^(?=.*[a-z])(?=.*\\d).{4,}$"}},"additionalProperties":false}"#
        #expect(try verdict(schema, "{\(names)}") == nil)
    }

    @Test func `long lists are compared by hashes`() throws {
        let numbers = (0..<1_000_000).map(String.init)
        #expect(try verdict(#"{"uniqueItems":true}"#, "[" + numbers.joined(separator: ",") + "]") == nil)
        #expect(
            try verdict(#"{"uniqueItems":true}"#, "[" + (numbers + ["7.0"]).joined(separator: ",") + "]")
                == "uniqueItems")
    }

    @Test func `a long enumeration is looked up`() throws {
        let numbers = (0..<100_000).map(String.init).joined(separator: ",")
        #expect(try verdict(#"{"items":{"enum":[\#(numbers)]}}"#, "[\(numbers)]") == nil)
        #expect(try verdict(#"{"enum":[\#(numbers)]}"#, "100000") == "enum")
        let same = [String](repeating: #""same""#, count: 100_000).joined(separator: ",")
        #expect(try verdict(#"{"enum":[\#(same)]}"#, #""other""#) == "enum")
        let names = (0..<100_000).map { #""https://e.org/codes/\#(1_000_000 + $0)/details""# }.joined(separator: ",")
        #expect(try verdict(#"{"items":{"enum":[\#(names)]}}"#, "[\(names)]") == nil)
        #expect(try verdict(#"{"required":[\#(names)]}"#, "{}") == "required")
        let properties = (0..<15_000).map { #""n\#($0)":true"# }.joined(separator: ",")
        #expect(try verdict(#"{"properties":{\#(properties)},"additionalProperties":false}"#, #"{"n7":1}"#) == nil)
    }

    @Test func `many patterns on a long text pass the bound`() throws {
        let patterns = (0..<2_000).map { #"{"pattern":"[a-y]{2}(\#($0))?"}"# }.joined(separator: ",")
        let text = #""\#(String(repeating: "a", count: 1_000_000))""#
        #expect(try verdict(#"{"allOf":[\#(patterns)]}"#, text) == "$limit")
    }

    @Test func `many patterns that are large or hard to prepare are refused or go without a table`() throws {
        let large = (0..<5_000).map { #""p\#($0)":{"pattern":"a{19000}b\#($0)"}"# }.joined(separator: ",")
        let root = try node(#"{"properties":{\#(large)}}"#)
        let error = soon { #expect(throws: SchemaError.self) { try CompiledSchema(compiling: root) } }
        #expect(error?.reason.contains("too large together") == true)
        let hard = (0..<1_000).map { #""p\#($0)":{"pattern":"(a|b)*a(a|b){30}c\#($0)"}"# }.joined(separator: ",")
        #expect(try verdict(#"{"properties":{\#(hard)}}"#, #"{"p7":"ab"}"#) == "pattern")
        let classes = String(repeating: #"[\\p{L}\\p{M}\\p{N}]"#, count: 200)
        let letters = try node(#"{"pattern":"\#(classes)"}"#)
        #expect(throws: SchemaError.self) { try CompiledSchema(compiling: letters) }
    }

    @Test func `a pattern without a table is followed within the budget`() throws {
        let text = #""\#(String(repeating: "a", count: 1_000_000))""#
        #expect(try verdict(#"{"pattern":"(.{0,900}b){10}"}"#, text) == "$limit")
    }

    @Test func `many names are asked for within the budget`() throws {
        let members = (0..<30_000).map { #""m\#($0)":1"# }.joined(separator: ",")
        let required = (0..<30_000).map { #""m\#($0)""# }.joined(separator: ",")
        #expect(try verdict(#"{"required":[\#(required)]}"#, "{\(members)}") == "$limit")
        #expect(try verdict(#"{"dependentRequired":{"m1":[\#(required)]}}"#, "{\(members)}") == "$limit")
    }

    @Test func `places of schemas do not cost the square of the document`() throws {
        let name = String(repeating: "n", count: 4_000)
        let leaves = (0..<15_000).map { #""p\#($0)":true"# }.joined(separator: ",")
        let head = String(repeating: #"{"properties":{"\#(name)":"#, count: 60)
        let text = head + #"{"properties":{\#(leaves),"x":{"minimum":3}}}"# + String(repeating: "}}", count: 60)
        let instance = String(repeating: #"{"\#(name)":"#, count: 60) + #"{"x":1}"# + String(repeating: "}", count: 60)
        #expect(try verdict(text, instance) == "minimum")
    }
}
