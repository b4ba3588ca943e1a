/// How many orders of one calendar month (UTC) are in main and in the archive.
public struct MonthCount: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let main: Int64
    public let archive: Int64

    public init(year: Int, month: Int, main: Int64, archive: Int64) {
        self.year = year
        self.month = month
        self.main = main
        self.archive = archive
    }
}
