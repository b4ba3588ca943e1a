import Testing

@testable import Benchmarks

@Suite("What was said beside what came")
struct PredictionTests {
    @Test("A prediction is off by the same factor whichever way it is wrong")
    func factor() {
        #expect(Prediction(200, measured: 100).ratio == 2)
        #expect(Prediction(200, measured: 100).factor == 2)
        #expect(Prediction(50, measured: 100).ratio == 0.5)
        #expect(Prediction(50, measured: 100).factor == 2)
        #expect(Prediction(100, measured: 100).factor == 1)
    }
}
