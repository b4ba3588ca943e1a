/// A job's number in the journal.
public struct JobID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let number: Int64

    public init(_ number: Int64) {
        self.number = number
    }

    public static func < (left: JobID, right: JobID) -> Bool {
        left.number < right.number
    }

    public var description: String { String(number) }
}
