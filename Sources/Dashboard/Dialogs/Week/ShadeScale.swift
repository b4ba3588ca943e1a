/// Which counts each shade of a heat map stands for: as many equal parts of the greatest as there are shades. One
/// count that is far above the others would leave them all in the lightest shade, so from three times their median on
/// all is the darkest. Nothing has no shade.
struct ShadeScale: Hashable, Sendable {
    private let most: Int64
    /// What the equal parts are parts of.
    private let top: Int64
    private let steps: Int64

    init(_ counts: [Int64], steps: Int) {
        let sorted = counts.filter { $0 > 0 }.sorted()
        most = sorted.last ?? 0
        let median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
        top = median > most / 3 ? most : median * 3
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
        guard shade + 1 < steps else { return most }
        let (parts, rest) = top.quotientAndRemainder(dividingBy: steps)
        return parts * Int64(shade + 1) + rest * Int64(shade + 1) / steps
    }
}
