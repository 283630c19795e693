import Benefits

extension Draft {
    /// The numbers that make a pattern concrete, for every element of its lists there is. `numbers` are known already.
    func places(_ pattern: String, from numbers: [Int] = []) -> [[Int]] {
        var places: [[Int]] = [[]]
        var list: [String] = []
        for token in pattern.split(separator: "/").map(String.init) {
            if token == "*" {
                places = places.flatMap { place -> [[Int]] in
                    if place.count < numbers.count { return [place + [numbers[place.count]]] }
                    let count = counts[FormPlace.pointer(list, place)] ?? 0
                    return (0..<count).map { place + [$0] }
                }
            }
            list.append(token)
        }
        return places
    }
}
