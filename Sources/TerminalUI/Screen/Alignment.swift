/// Where text stands in a field wider than itself.
public enum Alignment: Hashable, Sendable {
    /// At the left edge.
    case leading
    /// In the middle; an odd blank goes to the right.
    case center
    /// At the right edge, as numbers stand.
    case trailing
}
