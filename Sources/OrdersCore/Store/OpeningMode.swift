/// What a store may do with its database.
public enum OpeningMode: Hashable, Sendable {
    /// Nothing is changed, neither the database nor, where it is a file, its folder.
    case readOnly
    /// Writes where `setup` has been run; a database that was merely found stays as it is.
    case readWriteIfSetUp
    /// Writes, and `setup` may be run.
    case readWrite
}
