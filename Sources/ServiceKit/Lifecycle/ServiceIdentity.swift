/// Who a process is, in its logs, its metrics and the names of its files.
public struct ServiceIdentity: Sendable, Hashable {
    /// The service, e.g. `intake`.
    public let name: String
    /// The version of the build.
    public let version: String
    /// The product: prefix of metric names (`<product>_…`) and of the variable that names the configuration file
    /// (`<PRODUCT>_CONFIG_FILE`). Lower-case letters and digits.
    public let product: String

    /// See the properties.
    public init(name: String, version: String, product: String) {
        self.name = name
        self.version = version
        self.product = product
    }

    /// The environment variable with the path of the optional JSON configuration file.
    public var configurationFileVariable: String { product.uppercased() + "_CONFIG_FILE" }
}
