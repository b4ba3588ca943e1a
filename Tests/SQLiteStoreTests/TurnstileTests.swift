import Testing

@testable import SQLiteStore

@Suite("Turnstile")
struct TurnstileTests {
    /// Counts how many are inside, and how many there have been at most.
    private actor Room {
        private var inside = 0
        private(set) var most = 0

        func enter() {
            inside += 1
            most = max(most, inside)
        }

        func leave() { inside -= 1 }
    }

    @Test("lets one through at a time, and everybody in the end")
    func oneAtATime() async throws {
        let turnstile = Turnstile()
        let room = Room()
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await turnstile.pass {
                        await room.enter()
                        for _ in 0..<10 { await Task.yield() }
                        await room.leave()
                        return 1
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(done == 50)
        #expect(await room.most == 1)
    }

    @Test("a task that was cancelled while it waited does nothing and holds nobody up")
    func cancelled() async throws {
        let turnstile = Turnstile()
        let (entered, enter) = AsyncStream<Never>.makeStream()
        let (released, release) = AsyncStream<Never>.makeStream()
        let first = Task {
            try await turnstile.pass {
                enter.finish()
                for await _ in released {}
            }
        }
        for await _ in entered {}
        let second = Task { try await turnstile.pass { Issue.record("it was cancelled") } }
        second.cancel()
        release.finish()
        try await first.value
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(try await turnstile.pass { true })
    }

    @Test("work that fails lets the next one through")
    func failing() async throws {
        let turnstile = Turnstile()
        await #expect(throws: CancellationError.self) {
            try await turnstile.pass { throw CancellationError() }
        }
        #expect(try await turnstile.pass { true })
    }
}
