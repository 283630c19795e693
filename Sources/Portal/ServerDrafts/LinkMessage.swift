public import Applications

/// The mail with the link to a draft. It does not say what the form is about: mailboxes are looked into.
public struct LinkMessage: Sendable {
    /// Line of the header.
    public let subject = "Odnośnik do zapisanego szkicu"
    /// Plain text.
    public let text: String

    /// - Parameters:
    ///   - link: absolute address.
    ///   - until: when it stops working.
    ///   - office: who writes.
    public init(link: String, until: Instant, office: Office) {
        text = """
            Ten odnośnik otwiera szkic, który zapisano w serwisie: \(office.name).

            \(link)

            Odnośnik działa do: \(DraftTerm.text(until)). Potem szkic zostanie usunięty.

            To nie jest potwierdzenie złożenia. Szkic trzeba jeszcze dokończyć i wysłać.

            Nie przekazuj tej wiadomości nikomu. Kto ma odnośnik, może przeczytać szkic.

            Jeśli to nie ty prosisz o ten odnośnik, nic nie rób.

            \(office.name)
            \(office.address)

            To wiadomość automatyczna, nie odpowiadaj na nią.

            """
    }
}
