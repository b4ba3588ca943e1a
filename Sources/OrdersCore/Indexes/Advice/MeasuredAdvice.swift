/// The candidates, the fastest report first, with one recommendation.
public struct MeasuredAdvice: Hashable, Sendable {
    public let sample: AdviceSample
    /// What the report takes now, measured in the database itself.
    public let today: Duration
    /// By the report's time; where two are as fast, the smaller index first.
    public let candidates: [CandidateAdvice]
    public let recommendation: AdviceRecommendation
    /// Proposed indexes that weren't measured, because the database has them.
    public let present: [String]

    public init(conditions: AdviceConditions, measured: [AdviceMeasurement], present: [String]) {
        let predictor = AdvicePredictor(conditions: conditions)
        let ranked = measured.map(predictor.advice).sorted {
            ($0.report, $0.bytes, $0.definition.name) < ($1.report, $1.bytes, $1.definition.name)
        }
        self.init(sample: conditions.sample, today: conditions.today, candidates: ranked, present: present)
    }

    /// - Parameter candidates: The fastest first.
    public init(sample: AdviceSample, today: Duration, candidates: [CandidateAdvice], present: [String] = [])
    {
        self.sample = sample
        self.today = today
        self.candidates = candidates
        self.present = present
        recommendation = AdviceRecommendation(today: today, candidates: candidates)
    }
}
