/// The version of this build, the same for every executable of the package.
public enum BuildVersion {
    /// Semantic version.
    public static let current = "0.1.0"
}
