public import JSONSchema

extension FormatRegistry {
    /// The standard formats and the Polish identifiers that form schemas name. `email` is narrower than the standard
    /// one: an address that mail can be sent to.
    public static let polish = FormatRegistry.standard
        .adding("pesel") { PESEL.isValid($0) }
        .adding("nip") { NIP.isValid($0) }
        .adding("regon") { REGON.isValid($0) }
        .adding("nrb") { NRB.isValid($0) }
        .adding("dowod") { IdentityCardNumber.isValid($0) }
        .adding("paszport") { PassportNumber.isValid($0) }
        .adding("kod-pocztowy") { PostalCode.isValid($0) }
        .adding("telefon") { PhoneNumber.isValid($0) }
        .adding("ade") { ElectronicDeliveryAddress.isValid($0) }
        .adding("email") { EmailAddress.isValid($0) }
}
