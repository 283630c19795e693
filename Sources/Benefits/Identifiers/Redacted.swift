/// A value that points at a person. It prints its kind and never itself, however it is printed.
public protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Redacted {
    /// The kind of value, without the value.
    public var description: String { "\(Self.self)(redacted)" }
    /// The kind of value, without the value.
    public var debugDescription: String { description }
    /// A mirror without children, so that `dump` shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// Any value kept out of logs and errors by its type.
public struct Sensitive<Value: Sendable>: Sendable, Redacted {
    /// The value itself; naming it is the moment to think about where it goes.
    public let revealed: Value

    /// Hides a value.
    public init(_ value: Value) { revealed = value }
}

extension Sensitive: Equatable where Value: Equatable {}
extension Sensitive: Hashable where Value: Hashable {}
