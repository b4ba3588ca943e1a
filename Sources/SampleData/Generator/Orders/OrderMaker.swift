internal import OrdersCore

/// Makes the shop's orders, oldest first, with ids from 1. A few come from guests, who are no users.
struct OrderMaker {
    private let plan: ShopPlan
    private let habits: UserHabits
    private let assortment: Assortment
    private var calendar: OrderCalendar
    private var dice: Dice
    private var lastID: Int64 = 0

    init(_ plan: ShopPlan, habits: UserHabits, assortment: Assortment) {
        self.plan = plan
        self.habits = habits
        self.assortment = assortment
        calendar = OrderCalendar(plan)
        dice = Dice(seed: plan.seed, stream: .orders)
    }

    mutating func next() -> Order {
        lastID += 1
        let createdAt = calendar.next(&dice)
        let day = (createdAt.milliseconds - plan.start.milliseconds) / 86_400_000
        let user = habits.draw(day: Int(day), &dice)
        let isGuest = dice.chance(perMille: 2)
        let age = plan.until.milliseconds - createdAt.milliseconds
        let isCreditNote = age > OrderMaker.settling && dice.chance(perMille: 4)
        let total = isCreditNote ? -assortment.prices[assortment.draw(&dice)] : basket(of: user)
        return Order(
            id: Order.ID(.integer(lastID)), userID: isGuest ? nil : habits.id(user),
            total: Money(minorUnits: total), status: isCreditNote ? creditNoteStatus() : status(age: age),
            createdAt: createdAt
        )
    }

    /// What one to four products come to, in cents.
    private mutating func basket(of user: Int) -> Int64 {
        let bulk = habits.quantity(of: user)
        var total: Int64 = 0
        for _ in 0...min(dice.below(4), dice.below(4)) {
            let pieces = dice.chance(perMille: 180) ? dice.within(2...3) : 1
            total += assortment.prices[assortment.draw(&dice)] * Int64(pieces * bulk)
        }
        return total
    }

    /// Orders are pending in their first days, ever fewer as they age; what is settled is mostly completed.
    private mutating func status(age: Int64) -> String {
        if age < OrderMaker.settling {
            let pending = 700 * (OrderMaker.settling - age) / OrderMaker.settling
            if dice.chance(perMille: Int(pending)) { return "pending" }
        }
        switch dice.below(1_000) {
        case ..<875: return "completed"
        case ..<955: return "cancelled"
        default: return age < OrderMaker.settling ? "completed" : "refunded"
        }
    }

    /// Half the credit notes are settled, and so count against what their user spent.
    private mutating func creditNoteStatus() -> String {
        dice.chance(perMille: 500) ? "completed" : "refunded"
    }

    /// Four days in milliseconds.
    private static let settling: Int64 = 4 * 86_400_000
}
