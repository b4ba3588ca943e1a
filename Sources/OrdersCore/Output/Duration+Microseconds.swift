extension Duration {
    /// Whole microseconds, rounded to the nearest.
    package var microseconds: Int64 {
        Int64((inSeconds * 1e6).rounded())
    }
}
