/// Times to wait, for people.
enum WaitText {
    /// `45 sekund`, `2 minuty`; rounded up, so that nobody comes too early.
    static func polish(seconds: Int) -> String {
        let seconds = max(1, seconds)
        guard seconds > 90 else { return counted(seconds, "sekundę", "sekundy", "sekund") }
        return counted((seconds + 59) / 60, "minutę", "minuty", "minut")
    }

    private static func counted(_ number: Int, _ one: String, _ few: String, _ many: String) -> String {
        if number == 1 { return "1 \(one)" }
        let isFew = (2...4).contains(number % 10) && !(12...14).contains(number % 100)
        return "\(number) \(isFew ? few : many)"
    }
}
