internal import OrdersCore

/// Makes the shop's users, one after the other: usernames as people choose them, e-mail addresses in ASCII, both
/// unique.
struct UserMaker {
    private let ids: StableID
    private let awkwardStride: Int
    private let scripts: [NameScript]
    private let scriptTable: AliasTable
    private var dice: Dice
    private var usernames = UniqueNames()
    private var addresses = UniqueNames()
    private var index = 0

    init(_ plan: ShopPlan) {
        ids = StableID(seed: plan.seed, stream: .userIDs, count: plan.users)
        scripts = NameScript.latin + NameScript.world
        scriptTable = AliasTable(weights: scripts.map(\.share))
        dice = Dice(seed: plan.seed, stream: .userNames)
        awkwardStride = UserMaker.awkwardStride(users: plan.users)
    }

    mutating func next() -> User {
        defer { index += 1 }
        let script = scripts[scriptTable.draw(&dice)]
        let given = dice.pick(script.given)
        let family = dice.pick(script.family)
        let username = awkwardName() ?? ordinaryName(script, given, family)
        let email = address(given.ascii, family.ascii)
        return User(id: User.ID(.uuid(ids[index])), username: username, email: email)
    }

    /// One in 200 is awkward; a small shop has them closer together, so that it has every kind, but never more
    /// than one in 20.
    private static func awkwardStride(users: Int) -> Int {
        max(20, min(200, users / AwkwardNames.count))
    }

    private mutating func awkwardName() -> String? {
        guard index % awkwardStride == awkwardStride - 1 else { return nil }
        let name = AwkwardNames.name(index / awkwardStride)
        return usernames.claim(name) ? name : nil
    }

    private mutating func ordinaryName(
        _ script: NameScript, _ given: NameScript.Name, _ family: NameScript.Name
    ) -> String {
        if dice.below(100) < script.nativePercent {
            return unclaimed(nativeHandle(script.order, given.native, family.native))
        }
        return unclaimed(asciiHandle(given.ascii, family.ascii))
    }

    private mutating func nativeHandle(_ order: NameScript.Order, _ given: String, _ family: String) -> String
    {
        switch (order, dice.below(4)) {
        case (.familyFirst, 0): given + twoDigits()
        case (.familyFirst, 1): family + given + twoDigits()
        case (.familyFirst, _): family + given
        case (.givenFirst, 0): given + "_" + twoDigits()
        case (.givenFirst, 1): given + " " + family
        case (.givenFirst, 2): given + "_" + UserMaker.initial(family)
        case (.givenFirst, _): given + "." + family
        }
    }

    private mutating func asciiHandle(_ given: String, _ family: String) -> String {
        switch dice.below(8) {
        case 0, 1: given + "." + UserMaker.initial(family)
        case 2: given + "_" + family
        case 3: given + "_" + twoDigits()
        case 4: given + "." + family
        case 5: UserMaker.initial(given) + family
        case 6: family + "." + given
        default: given + family + twoDigits()
        }
    }

    /// The first scalar and not the first character: what counts as a character changes with Unicode's versions.
    private static func initial(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.prefix(1)))
    }

    private mutating func address(_ given: String, _ family: String) -> String {
        let domain = UserMaker.domains[dice.skewed(below: UserMaker.domains.count)]
        var local = given + "." + family
        if dice.chance(perMille: 400) { local += twoDigits() }
        while !addresses.claim(local + "@" + domain) { local += String(dice.below(10)) }
        return local + "@" + domain
    }

    /// The name, with digits at its end as long as it is taken.
    private mutating func unclaimed(_ name: String) -> String {
        var candidate = name
        while !usernames.claim(candidate) { candidate += String(dice.below(10)) }
        return candidate
    }

    private mutating func twoDigits() -> String {
        let number = dice.below(100)
        return (number < 10 ? "0" : "") + String(number)
    }

    /// Names that RFC 2606 keeps from ever belonging to somebody.
    private static let domains = [
        "example.com", "example.org", "example.net", "mail.example", "post.example", "inbox.example",
    ]
}
