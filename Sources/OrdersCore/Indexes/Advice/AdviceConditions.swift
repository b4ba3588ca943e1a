/// What holds for all candidates of an advice.
public struct AdviceConditions: Hashable, Sendable {
    public let sample: AdviceSample
    /// What the report takes in the database now: the fastest of several runs, as in the sample.
    public let today: Duration
    public let pageCost: PageCost
    public let sortCost: SortCost
    /// What a build in the database takes beside one in the sample that is scaled by n log n: it writes the index
    /// to a log and from there to the file.
    public let writingFactor: Double
    /// Whether other connections' writes wait for a build.
    public let buildsBlockWriters: Bool

    public init(
        sample: AdviceSample, today: Duration, pageCost: PageCost, sortCost: SortCost, writingFactor: Double,
        buildsBlockWriters: Bool
    ) {
        self.sample = sample
        self.today = today
        self.pageCost = pageCost
        self.sortCost = sortCost
        self.writingFactor = writingFactor
        self.buildsBlockWriters = buildsBlockWriters
    }
}
