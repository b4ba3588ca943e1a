/// What a person does with a list besides moving in it.
enum ListCommand: Hashable, Sendable {
    /// Begin to type what its rows must hold.
    case filter
    /// Sort it by the next column.
    case sort
    /// Turn its order round.
    case reverse
    /// Mark the selected row, or take its mark away.
    case mark
    /// Take the filter away; where there is none, the marks.
    case clear
}
