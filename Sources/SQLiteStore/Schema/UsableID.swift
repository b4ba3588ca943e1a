/// Ids that ordertop can read and give back unchanged: integers, texts and UUIDs.
enum UsableID {
    /// A walk over ids skips the others, because it couldn't go on after one.
    static func condition(on id: String) -> Condition {
        Condition("(typeof(\(id)) IN ('integer', 'text') OR (typeof(\(id)) = 'blob' AND length(\(id)) = 16))")
    }
}
