/// What it costs to fetch a page that the page cache doesn't hold: more from a large file than from a small one,
/// because less of it is near the processor.
public struct PageCost: Hashable, Sendable {
    /// Seconds per page in the sample.
    public let inSample: Double
    /// Seconds per page in the database.
    public let inDatabase: Double

    public init(inSample: Double, inDatabase: Double) {
        self.inSample = max(0, inSample)
        self.inDatabase = max(0, inDatabase)
    }

    /// Where nobody can tell, both cost the same.
    public static let unknown = PageCost(inSample: 0, inDatabase: 0)

    /// The time that something measured in the sample takes where its pages come from the database, before it is
    /// scaled: each page it fetched costs the database's price.
    func corrected(_ took: Duration, pages: Double) -> Double {
        // Never taken for more than half of what was measured: the price of a page is an average.
        let fetching = min(pages * inSample, took.inSeconds / 2)
        guard inSample > 0 else { return took.inSeconds }
        return took.inSeconds + fetching * (inDatabase / inSample - 1)
    }
}
