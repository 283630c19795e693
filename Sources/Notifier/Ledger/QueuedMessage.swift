import Applications

/// A message about to enter the ledger.
struct QueuedMessage: Sendable {
    let application: ApplicationID
    let version: Int
    let template: MessageTemplate
    let facts: MessageFacts
    let mailDomain: String
    let isTooOld: Bool

    /// The channel every message goes by today; part of the key, so that another channel is another message.
    static let channel = "email"

    private static let namespace = UUID128(high: 0x6f1d_2c0a_9a54_4e1b, low: 0x8d3e_57b1_04c9_f2a7)

    /// Application, version, template and channel; no offset, so that a log moved elsewhere tells nobody twice.
    var dedupeKey: String {
        "\(application)/\(version)/\(template.rawValue)/\(Self.channel)"
    }

    /// Derived from the key: a receiving system can recognise a repetition by it (RFC 5322 §3.6.4).
    var messageID: String {
        "<\(UUID128.v5(namespace: Self.namespace, name: Array(dedupeKey.utf8)))@\(mailDomain)>"
    }
}
