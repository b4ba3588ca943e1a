import OrdersCore
import Testing

@testable import ordertop

@Suite("What enabling live totals has to do")
struct TotalsTaskTests {
    private let build = JobRecord(
        id: JobID(3), draft: JobDraft(kind: .totalsBuild, title: "build", parameters: [:], rowsTotal: 9),
        state: .paused, request: nil, position: "begun", rowsDone: 4, meter: JobMeter(), lease: nil,
        createdAt: Instant(milliseconds: 0), updatedAt: Instant(milliseconds: 0), finishedAt: nil,
        message: nil)

    private func task(
        _ condition: TotalsStatus.Condition, pending: Int64 = 0, unfinished: JobRecord? = nil,
        isRebuilding: Bool = false
    ) -> TotalsTask {
        TotalsTask(
            status: TotalsStatus(condition: condition, pendingRows: pending), unfinishedBuild: unfinished,
            isRebuilding: isRebuilding)
    }

    @Test("totals that aren't there, aren't whole or can't be right are built")
    func built() {
        #expect(task(.absent) == .build)
        #expect(task(.building) == .build)
        #expect(task(.broken(reason: "a trigger is gone")) == .build)
    }

    @Test("totals that are right are never built again; what waits is folded")
    func kept() {
        #expect(task(.ready) == .nothing)
        #expect(task(.ready, pending: 1) == .fold)
        #expect(task(.ready, pending: TotalsStatus.pendingLimit + 1) == .fold)
    }

    @Test("doubtful totals are verified before anything is built")
    func doubtful() {
        #expect(task(.doubtful(reason: "the file was copied"), pending: 5) == .verify)
    }

    @Test("a build that stopped goes on, whatever the totals look like")
    func resumed() {
        for condition in [TotalsStatus.Condition.absent, .building, .ready, .broken(reason: "r")] {
            #expect(task(condition, unfinished: build) == .resume(build))
        }
    }

    @Test("--rebuild builds anew in any case")
    func forced() {
        #expect(task(.ready, isRebuilding: true) == .build)
        #expect(task(.doubtful(reason: "r"), isRebuilding: true) == .build)
        #expect(task(.building, unfinished: build, isRebuilding: true) == .build)
    }

    @Test("the command that goes on with a job is the one that began it")
    func advice() {
        #expect(build.command("resume") == "`ordertop totals enable`")
        #expect(build.command("cancel") == "`ordertop archive cancel 3`")
        #expect(build.command("pause") == "`ordertop archive pause 3`")
        #expect(JobKind.totalsBuild.excluded.contains(.totalsRemoval))
        #expect(!JobKind.totalsBuild.excluded.contains(.totalsVerify))
        #expect(!JobKind.totalsBuild.excluded.contains(.archive))
    }
}
