import OrdersCore

/// What a part of the run came to: its figures, or why there are none.
enum Part<Figures> {
    case measured(Figures)
    case skipped(reason: String)

    /// Measures, unless it wasn't asked for. A part that can't be had here is skipped, with the reason.
    ///
    /// - Throws: what the body throws, but for `OrdersError` with the code `unsupported`.
    static func of(_ isWanted: Bool, _ body: () async throws -> Figures) async throws -> Part {
        guard isWanted else { return .skipped(reason: "not asked for") }
        do {
            return .measured(try await body())
        } catch let error as OrdersError where error.code == .unsupported {
            return .skipped(reason: error.message)
        }
    }

    var figures: Figures? {
        if case .measured(let figures) = self { figures } else { nil }
    }
}

extension Part: Encodable where Figures: Encodable {
    private enum CodingKeys: CodingKey {
        case skipped
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .measured(let figures):
            try figures.encode(to: encoder)
        case .skipped(let reason):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(reason, forKey: .skipped)
        }
    }
}
