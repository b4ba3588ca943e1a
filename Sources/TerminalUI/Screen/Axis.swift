/// The direction in which a rectangle is divided.
public enum Axis: Hashable, Sendable {
    /// The parts lie side by side.
    case columns
    /// The parts lie below each other.
    case rows
}
