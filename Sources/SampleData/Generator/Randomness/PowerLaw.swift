/// Weights that fall with rank as Zipf and Mandelbrot have it, `1 / (rank + shift)^(5/8)`.
///
/// The exponent is made of square roots, which IEEE 754 rounds exactly: the weights are the same on every machine,
/// which `pow` doesn't promise. The shift keeps the first from dwarfing the second.
enum PowerLaw {
    static func weight(rank: Int, shift: Int) -> UInt64 {
        let place = Double(rank + shift)
        let half = place.squareRoot()
        let eighth = half.squareRoot().squareRoot()
        return UInt64(Double(1 << 30) / (half * eighth))
    }
}
