/// What a resident can keep and have verified.
public protocol SignedReceipt {
    /// The RFC 8785 form: what is signed.
    func canonical() -> [UInt8]
}
