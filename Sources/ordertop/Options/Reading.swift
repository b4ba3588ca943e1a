import ArgumentParser
import Foundation
import OrdersCore
import PostgresStore

/// Reads what a person typed for an option, and says in one sentence what was expected where it can't.
enum Reading {
    static func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(iso8601: text) else {
            throw ValidationError(
                "there is no such instant; write ISO 8601 such as 2026-11-22 or 2026-11-22T12:31:07Z.")
        }
        return instant
    }

    static func age(_ text: String) throws -> Age {
        guard let age = Age(parsing: text) else {
            throw ValidationError("write a number and a unit (s, m, h, d, w, mo, y) such as 30d or 2y.")
        }
        return age
    }

    /// A duration of a millisecond to an hour: `10ms`, `2s`, `1m`.
    static func duration(_ text: String) throws -> Duration {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let milliseconds: [String: Int64] = ["ms": 1, "s": 1_000, "m": 60_000]
        guard let count = Int64(digits), let unit = milliseconds[String(text.dropFirst(digits.count))],
            (1...3_600_000 / unit).contains(count)
        else {
            throw ValidationError(
                "write a number and a unit (ms, s, m) such as 10ms or 2s, from 1ms to 60m.")
        }
        return .milliseconds(count * unit)
    }

    static func hours(_ text: String) throws -> WorkingHours {
        guard let hours = WorkingHours(parsing: text) else {
            throw ValidationError("write two times of the day such as 01:00-05:00, or 22:00-04:00.")
        }
        return hours
    }

    /// An order's id: a whole number or a UUID where it reads as one, else the text as it is.
    static func orderID(_ text: String) throws -> Order.ID {
        guard !text.isEmpty else { throw ValidationError("write the id of an order.") }
        return Order.ID(OpaqueID(parsing: text))
    }

    /// A file for the archive, by its absolute path because a run may be resumed from another folder; or a server's
    /// address, whose password is left out.
    static func archivePlace(_ text: String) throws -> ArchivePlace {
        if ServerAddress.isOne(text) {
            do { return .server(try ServerAddress(text).archiveServer) } catch let error as OrdersError {
                throw ValidationError(error.message)
            }
        }
        guard !text.isEmpty, !text.hasSuffix("/") else {
            throw ValidationError(
                "write the name of a file, such as archive.sqlite, or the address of a server's database.")
        }
        return .file(path: URL(fileURLWithPath: text).standardizedFileURL.path)
    }

    /// A reader of whole numbers in a range.
    static func count(_ range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
        { text in
            guard let count = Int(text), range.contains(count) else {
                throw ValidationError(
                    "write a whole number from \(range.lowerBound.grouped) to \(range.upperBound.grouped).")
            }
            return count
        }
    }

    /// A span in whole seconds, with or without its unit: `90`, `90s`, `10m`.
    static func span(_ text: String) throws -> Duration {
        guard let age = Age(parsing: text) ?? Age(parsing: text + "s") else {
            throw ValidationError(
                "write a number of seconds, or a number and a unit (s, m, h, d), such as 10m.")
        }
        return .seconds(age.seconds)
    }

    /// A switch in a file or a variable of the environment.
    static func yesOrNo(_ text: String) throws -> Bool {
        switch text.lowercased() {
        case "yes", "true", "on", "1": return true
        case "no", "false", "off", "0": return false
        default: throw ValidationError("write yes or no.")
        }
    }

    static func nonEmpty(_ text: String) throws -> String {
        guard !text.isEmpty else { throw ValidationError("a value is missing.") }
        return text
    }

    /// What one of these readers expected, in a sentence.
    static func words(for error: any Error) -> String {
        (error as? ValidationError)?.message ?? "\(error)"
    }

    /// A number of orders per second; 0 where none are wanted and that is allowed.
    static func rate(allowingNone: Bool) -> @Sendable (String) throws -> Double {
        { text in
            guard let rate = Double(text), (0.001...10_000).contains(rate) || (allowingNone && rate == 0)
            else {
                let least = allowingNone ? "0 or from 0.001" : "from 0.001"
                throw ValidationError("write a number \(least) to 10,000.")
            }
            return rate
        }
    }

    /// The most rows one answer may hold.
    static let rowLimit = 1...10_000_000
}
