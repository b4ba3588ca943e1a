/// What was said beforehand, and what came.
struct Prediction: Encodable {
    let predicted: Double
    let measured: Double
    /// Predicted over measured: 1 is right, 2 twice too much.
    let ratio: Double

    init(_ predicted: Double, measured: Double) {
        self.predicted = predicted.rounded(to: 3)
        self.measured = measured.rounded(to: 3)
        ratio = (predicted / max(1e-9, measured)).rounded(to: 2)
    }

    /// How far it is off, at least 1, whichever way.
    var factor: Double { max(ratio, 1 / max(1e-9, ratio)).rounded(to: 2) }
}
