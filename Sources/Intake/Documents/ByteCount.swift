/// Sizes for people.
enum ByteCount {
    /// Whole MB from one on, else whole KB; rounded down, so that nobody is promised more than is taken.
    static func polish(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes >> 10) KB"
    }
}
