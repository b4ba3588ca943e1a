/// One column of a histogram.
public struct HistogramColumn: Hashable, Sendable {
    /// Its height; zero, less and not-a-number are drawn as nothing.
    public var value: Double
    /// What stands below it, where there is room.
    public var label: String
    /// How it is drawn.
    public var style: Style

    /// A column with a label.
    public init(_ value: Double, label: String = "", style: Style = .chart) {
        self.value = value
        self.label = label
        self.style = style
    }
}
