import OrdersCore
import Testing

@Suite("Job loop")
struct JobLoopTests {
    private var loop = JobLoop(stateWhenInterrupted: .paused)

    @Test("steps while nobody asks anything")
    mutating func steps() {
        #expect(loop.next(after: .requestRead(nil)) == .step)
        #expect(
            loop.next(after: .stepped(.advanced(rest: .milliseconds(3))))
                == .rest(.milliseconds(3), reason: nil))
    }

    @Test("answers a pause and a cancellation at the next checkpoint")
    mutating func answers() {
        #expect(loop.next(after: .requestRead(.pause)) == .end(.paused, message: "paused at a checkpoint"))
        #expect(
            loop.next(after: .requestRead(.cancel)) == .end(.cancelled, message: "cancelled at a checkpoint"))
    }

    @Test("waits for a lock twice as long each time, up to five seconds, and starts over after a success")
    mutating func backsOff() {
        func waits(_ loop: inout JobLoop) -> Duration? {
            guard
                case .rest(let duration, let reason) = loop.next(
                    after: .failed(message: "locked", passes: true)),
                reason == "locked"
            else { return nil }
            return duration
        }
        let first = (0..<9).map { _ in waits(&loop) }
        #expect(first.prefix(3) == [.milliseconds(50), .milliseconds(100), .milliseconds(200)])
        #expect(first.last == .seconds(5))
        _ = loop.next(after: .stepped(.advanced(rest: .zero)))
        #expect(waits(&loop) == .milliseconds(50))
    }

    @Test("fails on any other error, with its sentence")
    mutating func fails() {
        let action = loop.next(after: .failed(message: "The file is damaged.", passes: false))
        #expect(action == .end(.failed, message: "The file is damaged."))
    }

    @Test(
        "ends in the state its job names when its process is told to stop",
        arguments: [JobState.paused, .cancelled])
    func interrupted(state: JobState) {
        var loop = JobLoop(stateWhenInterrupted: state)
        guard case .end(let ended, _) = loop.next(after: .interrupted) else {
            Issue.record("the loop went on")
            return
        }
        #expect(ended == state)
    }
}
