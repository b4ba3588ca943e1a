/// One of the things by which a step of a plan searches.
public enum PlanTerm: Hashable, Sendable {
    /// One value, or each of a few.
    case equal(String)
    /// What is between bounds, or above or below one.
    case range(String)
    /// Every value there is, one after another: a skip-scan.
    case each(String)
    /// In the engine's own words.
    case other(String)
}
