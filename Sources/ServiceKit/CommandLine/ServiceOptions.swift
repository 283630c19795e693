public import ArgumentParser

/// Options that every service's command line has.
public struct ServiceOptions: ParsableArguments {
    /// How to print the keys.
    public enum Rendering: String, ExpressibleByArgument, Sendable {
        /// For a terminal.
        case text
        /// For the documentation.
        case markdown
    }

    /// Whether and how to print the keys.
    @Option(help: "Explain every configuration key (text or markdown) and end.")
    public var printConfiguration: Rendering?

    /// No options given.
    public init() {}

    /// Ends the process with the keys as its output, when asked to.
    public func printConfigurationIfAsked(service: String, product: String, keys: [ConfigurationEntry]) throws {
        guard let printConfiguration else { return }
        let reference = ConfigurationReference(
            identity: ServiceIdentity(name: service, version: BuildVersion.current, product: product), entries: keys)
        throw CleanExit.message(printConfiguration == .markdown ? reference.markdown : reference.text)
    }
}
