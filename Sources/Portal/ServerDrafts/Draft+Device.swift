extension Draft {
    /// The same draft as another device keeps it: with the same key, so that both file one application.
    public func onDevice(isBrief: Bool) -> Draft {
        Draft(
            edition: edition, key: key, isBrief: isBrief, texts: texts, counts: counts, documentNames: documentNames)
    }
}
