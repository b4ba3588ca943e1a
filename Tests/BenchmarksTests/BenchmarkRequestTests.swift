import OrdersCore
import Testing

@testable import Benchmarks

@Suite("What a run is asked to measure")
struct BenchmarkRequestTests {
    @Test("Sizes are read as people write them")
    func sizes() throws {
        let request = try BenchmarkRequest(environment: ["ORDERS": "250000,500k,10M"])
        #expect(request.sizes.map(\.orders) == [250_000, 500_000, 10_000_000])
    }

    @Test("What is no size is refused", arguments: ["0", "-5", "x", "k", "1G", "99999999999999M"])
    func noSize(text: String) {
        #expect(throws: OrdersError.self) { try BenchmarkRequest(environment: ["ORDERS": text]) }
    }

    @Test("A topic that isn't there is refused with those there are")
    func noTopic() {
        let error = #expect(throws: OrdersError.self) {
            try BenchmarkRequest(environment: ["TOPICS": "lives"])
        }
        #expect(error?.message.contains("live") == true)
    }

    @Test("Writers have shops of their own, so alone they need no other")
    func writersAlone() throws {
        #expect(try BenchmarkRequest(environment: ["TOPICS": "writers"]).sizes.isEmpty)
        #expect(try !BenchmarkRequest(environment: ["TOPICS": "writers,live"]).sizes.isEmpty)
    }

    @Test("The first size is archived, but not beyond ten million orders")
    func archived() throws {
        let request = try BenchmarkRequest(environment: ["ORDERS": "1M,10M"])
        #expect(request.sizes.map(request.archives) == [true, false])
        let large = try BenchmarkRequest(environment: ["ORDERS": "100M"])
        #expect(large.sizes.map(large.archives) == [false])
    }
}
