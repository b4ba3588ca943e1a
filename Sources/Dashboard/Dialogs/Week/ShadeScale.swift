/// Which counts each shade of a heat map stands for: as many equal parts of the greatest as there are shades. Nothing
/// has no shade.
struct ShadeScale: Hashable, Sendable {
    private let most: Int64
    private let steps: Int64

    init(most: Int64, steps: Int) {
        self.most = max(0, most)
        self.steps = Int64(max(1, steps))
    }

    /// From 0 on; nil for nothing.
    func shade(of count: Int64) -> Int? {
        guard count > 0, most > 0 else { return nil }
        return (0..<Int(steps)).first { count <= upper($0) } ?? Int(steps) - 1
    }

    /// The counts of a shade; nil for one that no whole number has.
    func counts(of shade: Int) -> ClosedRange<Int64>? {
        let lower = shade == 0 ? 1 : upper(shade - 1) + 1
        return lower <= upper(shade) ? lower...upper(shade) : nil
    }

    /// The quotient by itself keeps the product within 64 bits.
    private func upper(_ shade: Int) -> Int64 {
        let (parts, rest) = most.quotientAndRemainder(dividingBy: steps)
        return parts * Int64(shade + 1) + rest * Int64(shade + 1) / steps
    }
}
