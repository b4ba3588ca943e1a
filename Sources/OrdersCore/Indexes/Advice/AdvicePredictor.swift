import Foundation

/// Says what was measured in the sample would be at full size.
struct AdvicePredictor {
    let conditions: AdviceConditions

    func advice(on measured: AdviceMeasurement) -> CandidateAdvice {
        let build = build(measured)
        return CandidateAdvice(
            definition: measured.definition, report: report(measured), access: measured.access,
            isUsed: measured.isUsed, build: build, writerWait: conditions.buildsBlockWriters ? build : nil,
            bytes: Int64(Double(measured.bytes) * scale), insert: measured.insert)
    }

    private var scale: Double { conditions.sample.scale }

    /// Grows with the rows; fetching pages costs what it costs in the database, and sorting grows faster.
    private func report(_ measured: AdviceMeasurement) -> Duration {
        guard measured.isUsed else { return conditions.today }
        let (report, rows) = (measured.report, Double(measured.reportRows) * scale)
        let scaled = conditions.pageCost.corrected(report.took, pages: report.pages) * scale
        let surcharge = measured.sorts ? conditions.sortCost.surcharge(rows: rows) : 0
        return .seconds(scaled + surcharge)
    }

    /// A sort grows with n log n.
    private func build(_ measured: AdviceMeasurement) -> Duration {
        let rows = Double(max(3, conditions.sample.rows))
        let growth = scale * log(rows * scale) / log(rows)
        return .seconds(measured.build.inSeconds * growth * conditions.writingFactor)
    }
}
