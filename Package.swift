// swift-tools-version: 6.2

import PackageDescription

/// Warnings are errors where a user's build would carry them; a debug build may be a work in progress.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error, .when(configuration: .release)),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "ordertop",
    products: [
        .executable(name: "ordertop", targets: ["ordertop"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.0"),
    ],
    targets: [
        // What an orders database is: values, roles of a store, policies, state machines.
        .target(name: "OrdersCore", swiftSettings: strict),

        // Engines.
        .target(
            name: "SQLiteStore",
            dependencies: [
                "OrdersCore",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),

        .target(name: "CLibpq"),
        .target(name: "PostgresStore", dependencies: ["OrdersCore", "CLibpq"], swiftSettings: strict),

        // A shop to look at.
        .target(name: "SampleData", dependencies: ["OrdersCore"], swiftSettings: strict),

        // The terminal.
        .target(
            name: "TerminalUI",
            dependencies: [.product(name: "DequeModule", package: "swift-collections")],
            swiftSettings: strict
        ),
        .target(
            name: "CNcurses",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
        ),
        .target(
            name: "NcursesTerminal",
            dependencies: ["TerminalUI", "CNcurses"],
            swiftSettings: strict
        ),

        // What the analyst sees.
        .target(name: "Dashboard", dependencies: ["OrdersCore", "TerminalUI"], swiftSettings: strict),
        // Settings of glibc's heap, which Swift's module of it leaves out.
        .systemLibrary(name: "CMalloc"),
        .executableTarget(
            name: "ordertop",
            dependencies: [
                "OrdersCore", "SQLiteStore", "PostgresStore", "SampleData", "TerminalUI", "NcursesTerminal",
                "Dashboard", "CMalloc",
                "Yams",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),

        // A terminal for a whole program, seen from outside: for measurements, tests and the README's pictures.
        .target(name: "TerminalHarness", dependencies: ["TerminalUI"], swiftSettings: strict),
        .executableTarget(
            name: "ReadmeScreens", dependencies: ["TerminalHarness", "TerminalUI"], swiftSettings: strict),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "OrdersCore", "PostgresStore", "SQLiteStore", "SampleData", "TerminalHarness", "TerminalUI",
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            resources: [.embedInCode("OtherEngines/duckdb_report.py")],
            swiftSettings: strict
        ),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: ["OrdersCore", "TerminalUI"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .target(
            name: "SQLiteTestSupport",
            dependencies: [
                "OrdersCore", "SQLiteStore", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/SQLiteTestSupport",
            swiftSettings: strict
        ),
        .target(
            name: "PostgresTestSupport",
            dependencies: ["OrdersCore", "PostgresStore", "TestSupport"],
            path: "Tests/PostgresTestSupport",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "TotalsVictim",
            dependencies: [
                "OrdersCore", "SQLiteStore", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/TotalsVictim",
            swiftSettings: strict
        ),
        .target(
            name: "FaultyDisk",
            path: "Tests/FaultyDisk",
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .executableTarget(
            name: "ArchiveVictim",
            dependencies: ["FaultyDisk", "OrdersCore", "SQLiteStore", "TestSupport"],
            path: "Tests/ArchiveVictim",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "PostgresMoveVictim",
            dependencies: ["OrdersCore", "PostgresStore", "TestSupport"],
            path: "Tests/PostgresMoveVictim",
            swiftSettings: strict
        ),
        .testTarget(name: "OrdersCoreTests", dependencies: ["OrdersCore", "TestSupport"]),
        .testTarget(
            name: "StoreConformanceTests",
            dependencies: ["OrdersCore", "PostgresTestSupport", "SQLiteTestSupport", "TestSupport"]
        ),
        .testTarget(
            name: "PostgresStoreTests",
            dependencies: [
                "OrdersCore", "PostgresMoveVictim", "PostgresStore", "PostgresTestSupport", "TestSupport",
            ]
        ),
        .testTarget(
            name: "SQLiteStoreTests",
            dependencies: [
                "ArchiveVictim", "OrdersCore", "SQLiteStore", "SQLiteTestSupport", "TestSupport",
                "TotalsVictim",
                "Yams",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "SampleDataTests",
            dependencies: [
                "OrdersCore", "SampleData", "SQLiteStore", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "TestSupport"]),
        .testTarget(
            name: "NcursesTerminalTests",
            dependencies: ["TerminalUI", "NcursesTerminal", "CNcurses", "TerminalHarness", "TestSupport"]
        ),
        .testTarget(
            name: "DashboardTests", dependencies: ["OrdersCore", "TerminalUI", "Dashboard", "TestSupport"]),
        .testTarget(name: "TerminalHarnessTests", dependencies: ["TerminalHarness", "TerminalUI"]),
        .testTarget(
            name: "BenchmarksTests",
            dependencies: ["Benchmarks", "OrdersCore", "SQLiteStore", "SampleData", "TestSupport"]
        ),
        .testTarget(
            name: "ordertopTests",
            dependencies: [
                "ordertop", "OrdersCore", "PostgresTestSupport", "SQLiteStore", "SampleData",
                "TerminalHarness", "TerminalUI", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
