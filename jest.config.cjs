const swc = (syntax) => [
  "@swc/jest",
  {
    jsc: {
      parser: { syntax, tsx: syntax === "typescript", jsx: true },
      transform: { react: { runtime: "automatic", importSource: "preact" } },
      target: "es2023",
    },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  },
];
const esmOnly = "openid-client|oauth4webapi|jose|canonicalize|ulid|preact|preact-render-to-string|croner";

/** The product deploys as CommonJS, so the tests run it as CommonJS too; packages that ship only ESM are turned as well. */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.{ts,tsx}"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/vectors/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.sandbox/", "<rootDir>/test/vectors/app"],
  transform: { "\\.tsx?$": swc("typescript"), [`/node_modules/(${esmOnly})/.+\\.m?js$`]: swc("ecmascript") },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  // On two cores: much of a test's time is waiting for other processes.
  maxWorkers: 3,
  // Longer than until.ts waits (60 s), so that what fails says what it waited for; tests that watch a case (180 s) set their own.
  testTimeout: 120_000,
};
