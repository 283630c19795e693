import Applications
import Testing

@testable import Notifier

struct MessageTextTests {
    let office = Office(
        name: "Miejski Ośrodek Pomocy Społecznej w Tarnowskich Górach", address: "ul. Janasa 9, 42-612 Tarnowskie Góry",
        statusAddress: "https://wnioski.example/status")

    func facts(outcome: String? = nil) throws -> MessageFacts {
        MessageFacts(
            reference: "ABCD-EFGH", benefit: "housing-allowance", day: try #require(LocalDate(iso: "2026-11-23")),
            decideBy: LocalDate(iso: "2026-12-23"), outcome: outcome)
    }

    @Test func `the confirmation names the number, the day and the legal deadline`() throws {
        let text = MessageText(
            .confirmation, facts: try facts(), benefitName: "dodatek mieszkaniowy", office: office)
        #expect(text.subject == "Przyjęliśmy Twój wniosek ABCD-EFGH")
        let body = MessageBody(text: text, office: office).plain
        #expect(body.contains("23 listopada 2026 r."))
        #expect(body.contains("najpóźniej do 23 grudnia 2026 r. (art. 35 Kodeksu"))
        #expect(body.contains("dodatek mieszkaniowy"))
    }

    @Test(arguments: [
        ("granted", "przyznającą"), ("refused", "odmowną"), ("discontinued", "umorzeniu"),
    ])
    func `the decision message says which way and how to appeal`(outcome: String, word: String) throws {
        let text = MessageText(
            .decision, facts: try facts(outcome: outcome), benefitName: "dodatek mieszkaniowy", office: office)
        let body = MessageBody(text: text, office: office).plain
        #expect(body.contains(word))
        #expect(body.contains("14 dni na odwołanie"))
        #expect(body.contains("nie jest doręczeniem decyzji"))
    }

    @Test func `html says the same and escapes what could be markup`() throws {
        let text = MessageText(
            .confirmation, facts: try facts(), benefitName: "<b>dodatek & reszta</b>", office: office)
        let html = MessageBody(text: text, office: office).html
        #expect(html.contains("&lt;b&gt;dodatek &amp; reszta&lt;/b&gt;"))
        #expect(!html.contains("<b>"))
        #expect(html.contains("lang=\"pl\""))
    }

    @Test func `facts survive the ledger`() throws {
        let facts = try facts(outcome: "granted")
        #expect(MessageFacts(decoding: facts.encoded()) == facts)
        #expect(MessageFacts(decoding: Array("{}".utf8)) == nil)
    }

    @Test func `the key holds application, version, template and channel, and the Message-ID follows from it`() throws {
        let message = QueuedMessage(
            application: ApplicationID(UUID128(high: 1, low: 2)), version: 4, template: .decision, facts: try facts(),
            mailDomain: "mops.example", isTooOld: false)
        #expect(message.dedupeKey == "00000000-0000-0001-0000-000000000002/4/decision/email")
        #expect(message.messageID.hasPrefix("<") && message.messageID.hasSuffix("@mops.example>"))
        let other = QueuedMessage(
            application: message.application, version: 5, template: .decision, facts: try facts(),
            mailDomain: "mops.example", isTooOld: false)
        #expect(other.messageID != message.messageID)
    }
}
