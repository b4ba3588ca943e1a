import OrdersCore

/// What is worth a word when the screen is gone: jobs that were paused while it was open, whoever paused them.
struct ScreenEnding: Sendable {
    private let openedAt = Instant.systemNow

    /// Waits no longer than half a second: a database that doesn't answer any more has nothing to tell.
    func tell(of journals: [any JobJournal]) async {
        let (told, finish) = AsyncStream<Never>.makeStream()
        let telling = Task {
            for journal in journals { await tellPaused(journal) }
            finish.finish()
        }
        Task {
            try? await Task.sleep(for: .milliseconds(500))
            finish.finish()
        }
        for await _ in told {}
        telling.cancel()
    }

    private func tellPaused(_ journal: any JobJournal) async {
        let unfinished = (try? await journal.jobs(includingFinished: false)) ?? []
        for record in unfinished where record.state == .paused && record.updatedAt >= openedAt {
            Console.standard.say(record.pauseSentence)
        }
    }
}
