import Applications
import JSON
import Receipts
import Reconciliation
import Testing

struct PresentedReceiptTests {
    private let filed = FiledApplication(number: 1, offset: 3)

    private func document(replacing text: String = "", with other: String = "") throws -> JSONNode {
        let receipt = String(decoding: filed.signedReceipt.canonical(), as: UTF8.self)
        let changed = text.isEmpty ? receipt : receipt.replacing(text, with: other)
        try #require(text.isEmpty || changed != receipt)
        return try JSONDocument(parsing: "{\"receipt\":\(changed)}").root
    }

    @Test func `a receipt is read with or without its signature`() throws {
        let bare = try JSONDocument(parsing: filed.signedReceipt.canonical()).root
        #expect(try PresentedReceipt(bare, named: "receipts/1.json") == filed.receipt())
        #expect(try filed.receipt().position == SmallLog.position(3))
        #expect(try filed.receipt().kind == .submitted)
    }

    @Test func `a receipt for an act says which one`() throws {
        let receipt = try filed.withdrawalReceipt(.pending)
        #expect(receipt.kind == .withdrawn)
        #expect(receipt.isPending)
        #expect(receipt.dataSha256 == nil)
        #expect(try !filed.withdrawalReceipt(.accepted(.withdrawn)).isPending)
    }

    @Test(arguments: [
        ("\"eventId\":\"0", "\"eventId\":\"x", "/receipt/eventId"),
        ("\"offset\":3", "\"offset\":-3", "/receipt/offset"),
        ("\"partition\":0", "\"partition\":\"0\"", "/receipt/partition"),
        ("applications.housing-allowance.v1", "something-else", "/receipt/topic"),
        ("\"dataSha256\"", "\"data\"", "/receipt/dataSha256"),
        ("\"reference\":\"", "\"reference\":\"!", "/receipt/reference"),
    ])
    func `what is missing or wrong is named`(text: String, other: String, member: String) throws {
        let document = try document(replacing: text, with: other)
        #expect(throws: PresentedReceipt.Defect(member: member)) { try PresentedReceipt(document, named: "r") }
    }

    @Test func `other JSON is no receipt`() throws {
        let document = try JSONDocument(parsing: "[1]").root
        #expect(throws: PresentedReceipt.Defect(member: "/receipt")) { try PresentedReceipt(document, named: "r") }
    }
}
