public import HTTPTypes

extension HTTPFields {
    /// The value of a header, as the subscript gives it; a header that stands there once costs no joining.
    public func text(of name: HTTPField.Name) -> String? {
        guard let position = firstIndex(where: { $0.name == name }) else { return nil }
        let isRepeated = self[(position + 1)...].contains { $0.name == name }
        return isRepeated ? self[name] : self[position].value
    }
}
