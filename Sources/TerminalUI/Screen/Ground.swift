/// What a terminal draws on.
public enum Ground: Hashable, Sendable {
    case dark
    case light
}
