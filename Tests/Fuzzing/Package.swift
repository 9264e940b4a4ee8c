// swift-tools-version: 6.3
import PackageDescription

// What `make fuzz` builds, apart from everything else: a library that is instrumented cannot be linked into the rest.
// The folders are links to those of the repository, made by the Makefile.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"), .unsafeFlags(["-sanitize=fuzzer", "-O"]),
]

let package = Package(
  name: "fuzzing",
  targets: [
    .target(name: "PlainText", swiftSettings: settings),
    .target(name: "TextCanvas", dependencies: ["PlainText"], swiftSettings: settings),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(
      name: "Terminal", dependencies: ["CNcurses", "PlainText", "TextCanvas"],
      swiftSettings: settings + [.defaultIsolation(MainActor.self)]),
    .target(name: "Fuzzing", dependencies: ["PlainText", "Terminal", "TextCanvas"], swiftSettings: settings),
    .executableTarget(
      name: "fuzz", dependencies: ["Fuzzing"], swiftSettings: settings,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ]
)
