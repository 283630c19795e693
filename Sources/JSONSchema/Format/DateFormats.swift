/// RFC 3339 §5.6.
enum DateFormats {
    static func isDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = ByteScanner(bytes)
        return date(&scanner) && scanner.isAtEnd
    }

    static func isTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = ByteScanner(bytes)
        return time(&scanner) && scanner.isAtEnd
    }

    static func isDateTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = ByteScanner(bytes)
        return date(&scanner) && (scanner.take("T") || scanner.take("t")) && time(&scanner) && scanner.isAtEnd
    }

    private static func date(_ scanner: inout ByteScanner) -> Bool {
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
            let day = scanner.digits(2), (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days =
            switch month {
            case 2: isLeap ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        return (1...days).contains(day)
    }

    private static func time(_ scanner: inout ByteScanner) -> Bool {
        guard let hour = scanner.digits(2), scanner.take(":"), let minute = scanner.digits(2), scanner.take(":"),
            let second = scanner.digits(2), hour <= 23, minute <= 59, second <= 60
        else { return false }
        if scanner.take("."), scanner.skip(while: ASCII.isDigit) == 0 { return false }
        var offset = 0
        if !scanner.take("Z"), !scanner.take("z") {
            let isEast = scanner.take("+")
            guard isEast || scanner.take("-"), let hours = scanner.digits(2), scanner.take(":"),
                let minutes = scanner.digits(2), hours <= 23, minutes <= 59
            else { return false }
            offset = (isEast ? 1 : -1) * (hours * 60 + minutes)
        }
        if second < 60 { return true }
        // A leap second is the last one of a UTC day.
        let minuteOfDay = (hour * 60 + minute - offset + 2 * 1_440) % 1_440
        return minuteOfDay == 1_439
    }
}
