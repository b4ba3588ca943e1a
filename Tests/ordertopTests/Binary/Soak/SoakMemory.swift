/// What a process kept over its life, sampled evenly.
struct SoakMemory {
    struct Sample {
        let at: ContinuousClock.Instant
        let residentBytes: Int
        let openFiles: Int
    }

    private(set) var samples: [Sample] = []

    /// A process that was asked so seldom says nothing.
    static let enough = 12
    /// What may come and go: pages of the database, a large screen.
    static let tolerated = 12 << 20

    mutating func add(_ sample: Sample) { samples.append(sample) }

    /// What it had when everything had been open once: the middle of the second sixth of its life.
    var early: Sample? { middle(of: samples.count / 6..<samples.count / 3) }

    /// What it had in the last sixth.
    var late: Sample? { middle(of: samples.count * 5 / 6..<samples.count) }

    /// What is wrong: nil when it is flat.
    var complaint: String? {
        guard samples.count >= Self.enough, let early, let late else { return nil }
        if late.residentBytes - early.residentBytes > Self.tolerated {
            return "memory grew: \(self)"
        }
        return late.openFiles > early.openFiles + 8 ? "open files grew: \(self)" : nil
    }

    private func middle(of range: Range<Int>) -> Sample? {
        let sorted = samples[range].sorted { $0.residentBytes < $1.residentBytes }
        return sorted.isEmpty ? nil : sorted[sorted.count / 2]
    }
}

extension SoakMemory: CustomStringConvertible {
    var description: String {
        guard let early, let late else { return "no memory measured" }
        return
            "\(Self.megabytes(early)) MB with \(early.openFiles) files after warm-up, "
            + "\(Self.megabytes(late)) MB with \(late.openFiles) now, \(samples.count) samples"
    }

    private static func megabytes(_ sample: Sample) -> Double {
        (Double(sample.residentBytes) / Double(1 << 20) * 10).rounded() / 10
    }
}
