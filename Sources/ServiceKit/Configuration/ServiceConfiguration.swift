internal import Configuration

/// A checked configuration: the environment first, then the optional JSON file, then the defaults.
///
///     let configuration = try ServiceConfiguration(identity: identity, keys: keys, environment: environment)
///     let port = try configuration.value(ServiceKeys.httpPort(default: 8080))
public struct ServiceConfiguration: Sendable {
    /// Whose it is.
    public let identity: ServiceIdentity
    /// All keys of the service, in the order of declaration.
    public let entries: [ConfigurationEntry]
    private let texts: [String: String]

    /// Checks every key and reports every problem.
    ///
    /// - Parameters:
    ///   - keys: all keys that the service reads; reading another one is an error.
    ///   - environment: variables of the process. `<PRODUCT>_CONFIG_FILE` names a JSON file whose nested members are
    ///     the dotted keys; a member that is no key is an error, since it is most often a slip of the pen.
    public init(
        identity: ServiceIdentity, keys: [ConfigurationEntry], environment: [String: String]
    ) throws(ConfigurationErrors) {
        var providers: [any ConfigProvider] = [
            EnvironmentVariablesProvider(environmentVariables: environment.filter { !$0.value.isEmpty })
        ]
        var problems: [ConfigurationProblem] = []
        if let path = environment[identity.configurationFileVariable], !path.isEmpty {
            do {
                let file = try ConfigurationFile(path: path, variable: identity.configurationFileVariable)
                problems += file.unknownKeys(besides: keys)
                providers.append(InMemoryProvider(values: file.values))
            } catch {
                problems.append(error)
            }
        }
        let reader = ConfigReader(providers: providers)
        var texts: [String: String] = [:]
        for entry in keys {
            do {
                texts[entry.name] = try entry.resolve(Self.text(of: entry.name, isSecret: entry.isSecret, in: reader))
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw ConfigurationErrors(problems) }
        self.identity = identity
        self.entries = keys
        self.texts = texts
    }

    /// The value of a key, or the default of its declaration in the list of keys.
    public func value<Value>(_ key: ConfigurationKey<Value>) throws(ConfigurationErrors) -> Value {
        guard let value = try optional(key) else {
            throw ConfigurationErrors([Self.problem(.missing, key)])
        }
        return value
    }

    /// The value of a key that need not be given.
    public func optional<Value>(_ key: ConfigurationKey<Value>) throws(ConfigurationErrors) -> Value? {
        guard entries.contains(where: { $0.name == key.name }) else {
            throw ConfigurationErrors([Self.problem(.undeclaredKey, key)])
        }
        return texts[key.name].flatMap(Value.init(configurationText:))
    }

    /// The effective value of an entry as text, masked when secret; nil when not given.
    public func displayText(of entry: ConfigurationEntry) -> String? {
        texts[entry.name].map { entry.isSecret ? "[secret]" : $0 }
    }

    private static func text(of name: String, isSecret: Bool, in reader: ConfigReader) -> String? {
        reader.string(forKey: ConfigKey(name), isSecret: isSecret)
    }

    private static func problem<Value>(
        _ code: ConfigurationProblem.Code, _ key: ConfigurationKey<Value>
    ) -> ConfigurationProblem {
        ConfigurationProblem(
            code: code, key: key.name, environmentName: key.environmentName, expected: key.expectation, given: nil)
    }
}
