import Applications
import JSON

extension CheckRule {
    /// Whether the rule holds below a node. A place that is missing or of another kind breaks no rule but
    /// `requiredWith`. Makes no strings.
    func holds(on node: JSONNode) -> Bool {
        switch self {
        case .peselMatchesDate(let pesel, let date):
            guard let born = pesel.first(in: node)?.withUTF8({ PESEL(utf8: $0)?.birthDate }) ?? nil,
                let given = date.first(in: node)?.withUTF8({ WrittenDates.day($0) }) ?? nil
            else { return true }
            return born == given
        case .lessOrEqual(let left, let right):
            guard let left = left.first(in: node), let right = right.first(in: node) else { return true }
            if let left = left.int, let right = right.int { return left <= right }
            guard let left = left.number, let right = right.number else { return true }
            return left <= right
        case .equals(let left, let right):
            guard let left = left.first(in: node), let right = right.first(in: node) else { return true }
            return CheckRule.areSameText(left, right)
        case .countEquals(let count, let list):
            guard let count = count.first(in: node)?.int, let list = list.first(in: node) else { return true }
            return count == Int64(list.count)
        case .sumEquals(let terms, let total):
            guard let total = total.first(in: node)?.int else { return true }
            return CheckRule.sum(terms, on: node) == total
        case .averageEquals(let average, let total, let list, let parts, let tolerance):
            return CheckRule.isAverage(
                average.first(in: node)?.int, of: total.first(in: node)?.int,
                over: Int64(parts * (list.first(in: node)?.count ?? 0)), tolerance: Int64(tolerance))
        case .consecutiveMonths(let list):
            return CheckRule.areConsecutive(list.first(in: node))
        case .requiredWith(let field, let trigger, let values):
            return field.first(in: node) != nil || !CheckRule.anyValue(of: trigger, on: node, isIn: values)
        case .distinct(let distinct):
            return distinct.holds(on: node)
        case .notAfterFiling:
            return true
        }
    }

    static func isAfterFiling(_ value: JSONNode, filedOn: LocalDate) -> Bool {
        value.withUTF8 { bytes in
            if let month = WrittenDates.monthIndex(bytes) { return month >= filedOn.year * 12 + filedOn.month - 1 }
            return WrittenDates.day(bytes).map { $0 > filedOn } ?? false
        } ?? false
    }

    static func areSameText(_ left: JSONNode, _ right: JSONNode) -> Bool {
        left.withUTF8 { left in right.withUTF8 { JSONBytes.equal(left, $0) } ?? false } ?? false
    }

    static func isText(_ node: JSONNode, anyOf values: [String]) -> Bool {
        node.withUTF8 { bytes in
            values.contains { $0.utf8.count == bytes.count && $0.utf8.elementsEqual(bytes) }
        } ?? false
    }

    /// Nil on overflow.
    private static func sum(_ terms: [AnswerPath], on node: JSONNode) -> Int64? {
        var sum: Int64? = 0
        for term in terms {
            term.forEach(in: node) { value in
                guard let known = sum, let value = value.int else { return }
                let (next, overflow) = known.addingReportingOverflow(value)
                sum = overflow ? nil : next
            }
        }
        return sum
    }

    private static func isAverage(_ average: Int64?, of total: Int64?, over count: Int64, tolerance: Int64) -> Bool {
        guard let average, let total, count > 0 else { return true }
        let (product, overflow) = average.multipliedReportingOverflow(by: count)
        let (difference, overflows) = product.subtractingReportingOverflow(total)
        return !overflow && !overflows && difference.magnitude <= (tolerance * count).magnitude
    }

    private static func areConsecutive(_ list: JSONNode?) -> Bool {
        var last: Int?
        guard let list else { return true }
        for element in list.elements {
            guard let month = element.withUTF8({ WrittenDates.monthIndex($0) }) ?? nil else { return true }
            if let last, month != last + 1 { return false }
            last = month
        }
        return true
    }

    private static func anyValue(of path: AnswerPath, on node: JSONNode, isIn values: [String]) -> Bool {
        var found = false
        path.forEach(in: node) { value in
            found = found || isText(value, anyOf: values)
        }
        return found
    }
}
