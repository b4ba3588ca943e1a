/// How a job is doing and what it costs others, as of its last checkpoint.
public struct JobMeter: Hashable, Sendable, Codable {
    public var rowsPerSecond: Double
    /// Rows of the next batch; nil for jobs without batches.
    public var batchSize: Int?
    /// How long writers could be made to wait, in milliseconds; nil before the first batch.
    public var stallP50: Double?
    public var stallP99: Double?
    public var stallMax: Double?
    /// Why the job rests longer than it would like; nil when it doesn't.
    public var waitingFor: String?
    /// What a run does that flags orders before it moves them, or finds flagged ones to bring back; nil for others.
    public var stage: MoveStage?
    /// How many orders a run has flagged, or of how many it has taken the flag; nil for others.
    public var flagged: Int64?
    /// How far an index build is; nil for others.
    public var build: IndexBuildProgress?

    public init(
        rowsPerSecond: Double = 0, batchSize: Int? = nil, stallP50: Double? = nil, stallP99: Double? = nil,
        stallMax: Double? = nil, waitingFor: String? = nil, stage: MoveStage? = nil, flagged: Int64? = nil,
        build: IndexBuildProgress? = nil
    ) {
        self.rowsPerSecond = rowsPerSecond
        self.batchSize = batchSize
        self.stallP50 = stallP50
        self.stallP99 = stallP99
        self.stallMax = stallMax
        self.waitingFor = waitingFor
        self.stage = stage
        self.flagged = flagged
        self.build = build
    }
}
