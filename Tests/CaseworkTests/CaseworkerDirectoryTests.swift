import Applications
import Testing

@testable import Casework

struct CaseworkerDirectoryTests {
    static let token = "token-0123456789abcdef"

    static func file(_ entries: String) -> [UInt8] { Array("{\"caseworkers\":[\(entries)]}".utf8) }

    static func entry(id: String = "anna.kowalska", token: String = token) -> String {
        let hash = Hex.encode(Identity.sha256(Array(token.utf8)))
        return "{\"id\":\"\(id)\",\"name\":\"Anna\",\"tokenSha256\":\"\(hash)\"}"
    }

    @Test(arguments: ["Bearer \(token)", "bearer \(token)", "Bearer   \(token)"])
    func `a known token names its caseworker`(header: String) throws {
        let directory = try CaseworkerDirectory(file: Self.file(Self.entry()))
        #expect(directory.caseworker(authorization: header)?.id == "anna.kowalska")
    }

    @Test(arguments: [nil, "", "Bearer", "Bearer ", "Bearer short", "Basic \(token)", "Bearer \(token)x", token])
    func `anything else is nobody`(header: String?) throws {
        let directory = try CaseworkerDirectory(file: Self.file(Self.entry()))
        #expect(directory.caseworker(authorization: header) == nil)
    }

    @Test(arguments: [
        "not json", "{}", "{\"caseworkers\":{}}", String(decoding: file("{\"id\":\"a\"}"), as: UTF8.self),
        String(decoding: file("{\"id\":\"a b\",\"tokenSha256\":\"00\"}"), as: UTF8.self),
        String(decoding: file(entry() + "," + entry(id: "jan.nowak")), as: UTF8.self),
    ])
    func `a file that cannot be trusted is refused whole`(text: String) {
        #expect(throws: CaseworkerDirectory.Unreadable.self) { try CaseworkerDirectory(file: Array(text.utf8)) }
    }
}
