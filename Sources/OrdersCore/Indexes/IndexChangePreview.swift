/// What building or dropping an index will do, before it is done.
public struct IndexChangePreview: Hashable, Sendable {
    public let definition: IndexDefinition
    /// Rows the build reads.
    public let rows: Int64
    /// How long the build will take, estimated from a timed sample of this very table.
    public let predictedDuration: Duration
    /// How long other connections' writes will wait; nil when they don't.
    public let predictedWriterWait: Duration?
    /// Bytes the index will take, by an estimate; nil where none could be made.
    public let predictedBytes: Int64?

    public init(
        definition: IndexDefinition, rows: Int64, predictedDuration: Duration, predictedWriterWait: Duration?,
        predictedBytes: Int64? = nil
    ) {
        self.definition = definition
        self.rows = rows
        self.predictedDuration = predictedDuration
        self.predictedWriterWait = predictedWriterWait
        self.predictedBytes = predictedBytes
    }
}
