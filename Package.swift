// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"), .enableUpcomingFeature("ImmutableWeakCaptures"),
  .treatAllWarnings(as: .error), .treatWarning("DeprecatedDeclaration", as: .warning),
]
/// For modules that compute and nothing else: an unsafe construct there has to say so. They are optimised in debug builds
/// too, since tests replay hundreds of thousands of sessions.
let pure = strict + [.strictMemorySafety(), .unsafeFlags(["-O"], .when(configuration: .debug))]

/// What draws is on the main thread.
let drawing = strict + [.defaultIsolation(MainActor.self)]

/// A release that is small in memory: relocations packed, and no table of names for others to link to. Both need lld, which
/// comes with the toolchain; together they take a third of what the program holds at its first frame.
let compact: [LinkerSetting] = [
  .unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic"],
    .when(configuration: .release))
]

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")

let package = Package(
  name: "taloscope",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
  ],
  targets: [
    .executableTarget(
      name: "taloscope", dependencies: ["Application"], swiftSettings: strict, linkerSettings: compact),
    .target(
      name: "Application",
      dependencies: [
        "CResources", "Collectors", "Diagnosis", "Inspection", "Interface", "PlainText", "Reports", "Runbooks",
        "Sessions",
        "Simulation", "Terminal", "TextCanvas", arguments, subprocess,
      ], swiftSettings: strict),
    .target(
      name: "Terminal", dependencies: ["CNcurses", "PlainText", "TextCanvas"],
      swiftSettings: drawing),
    // No pkg-config: it only adds warnings.
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CProcess"),
    .target(
      name: "Collectors",
      dependencies: [
        "CProcess", "Diagnosis", "Runbooks", "Simulation", x509, asn1, crypto, subprocess, nioCore, nioPosix, nioTLS,
        nioHTTP1, nioSSL, asyncHTTPClient,
      ], swiftSettings: strict),
    .target(
      name: "Interface", dependencies: ["Diagnosis", "PlainText", "Runbooks", "TextCanvas"], swiftSettings: pure),
    .target(name: "Reports", dependencies: ["Diagnosis", "PlainText", "Runbooks"], swiftSettings: pure),
    .target(name: "Sessions", dependencies: ["Diagnosis", "Runbooks"], swiftSettings: strict),
    .target(name: "Simulation", dependencies: ["Runbooks"], swiftSettings: pure),
    .target(name: "TextCanvas", dependencies: ["PlainText"], swiftSettings: pure),
    .target(name: "Inspection", dependencies: ["Diagnosis", "PlainText", "Runbooks"], swiftSettings: pure),
    .target(name: "Diagnosis", dependencies: ["PlainText", "Runbooks", crypto], swiftSettings: pure),
    .target(name: "Runbooks", dependencies: ["PlainText"], swiftSettings: pure),
    .target(name: "PlainText", swiftSettings: pure),
    .target(name: "CResources", cSettings: [.disableWarning("c23-extensions")]),

    .target(
      name: "TestSupport", dependencies: ["CTestSupport", nioCore, nioPosix, nioHTTP1, nioSSL],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(name: "CTestSupport", path: "Tests/CTestSupport"),
    .target(
      name: "BundledRunbook", dependencies: ["Collectors", "Diagnosis", "Runbooks", "TestSupport"],
      path: "Tests/BundledRunbook", swiftSettings: strict),
    .executableTarget(
      name: "screen-probe", dependencies: ["PlainText", "Terminal", "TextCanvas"], path: "Tests/ScreenProbe",
      swiftSettings: drawing),
    .executableTarget(
      name: "screen-oracle",
      dependencies: [
        "Application", "Collectors", "Diagnosis", "Interface", "Runbooks", "Simulation", "Terminal", "TestSupport",
        "TextCanvas",
      ], path: "Tests/ScreenOracle", swiftSettings: drawing),
    .executableTarget(
      name: "practice-shell", dependencies: ["CResources", "Runbooks", "Simulation"], path: "Tests/PracticeShell",
      swiftSettings: strict),
    // What the fuzzer of `make fuzz` calls, and the tests with what it has found.
    .target(
      name: "Fuzzing", dependencies: ["PlainText", "Terminal", "TextCanvas"], path: "Tests/Fuzzing/Entries",
      swiftSettings: strict),
    .testTarget(
      name: "FuzzingTests", dependencies: ["Fuzzing", "TestSupport"], path: "Tests/Fuzzing/Tests", swiftSettings: strict
    ),
    .testTarget(
      name: "SimulationTests",
      dependencies: [
        "BundledRunbook", "Collectors", "Diagnosis", "Runbooks", "Simulation", "TestSupport", "practice-shell",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DiagnosisTests", dependencies: ["BundledRunbook", "Collectors", "Diagnosis", "Runbooks", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "InspectionTests",
      dependencies: ["Collectors", "Diagnosis", "Inspection", "Runbooks", "TestSupport", "taloscope"],
      swiftSettings: strict),
    .testTarget(name: "PlainTextTests", dependencies: ["PlainText"], swiftSettings: strict),
    .testTarget(
      name: "InterfaceTests",
      dependencies: [
        "BundledRunbook", "Collectors", "Diagnosis", "Inspection", "Interface", "PlainText", "Runbooks", "TestSupport",
        "TextCanvas",
      ],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "ApplicationTests",
      dependencies: [
        "Application", "BundledRunbook", "Diagnosis", "Interface", "PlainText", "Runbooks", "Sessions", "Terminal",
        "TestSupport", "TextCanvas",
      ], swiftSettings: strict),
    .testTarget(name: "TextCanvasTests", dependencies: ["PlainText", "TextCanvas"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "CNcurses", "PlainText", "Terminal", "TestSupport", "TextCanvas", "screen-oracle", "screen-probe", "taloscope",
      ],
      swiftSettings: strict),
    .testTarget(name: "RunbooksTests", dependencies: ["Runbooks", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CollectorsTests",
      dependencies: [
        "BundledRunbook", "Collectors", "Diagnosis", "Runbooks", "Simulation", "TestSupport", "practice-shell",
        "taloscope",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["BundledRunbook", "Collectors", "Diagnosis", "PlainText", "Reports", "Runbooks", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "RepositoryTests", dependencies: ["CResources", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .executableTarget(
      name: "journal-writer", dependencies: ["Diagnosis", "Runbooks", "Sessions"], path: "Tests/JournalWriter",
      swiftSettings: strict),
    .testTarget(
      name: "SessionsTests",
      dependencies: ["BundledRunbook", "Diagnosis", "Runbooks", "Sessions", "TestSupport", "journal-writer"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Diagnosis", "Runbooks", "Sessions", "Simulation", "TestSupport", "practice-shell", "taloscope",
      ],
      swiftSettings: strict),
  ]
)
