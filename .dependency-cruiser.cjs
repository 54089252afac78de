/** The import table of the project: who may import whom. A module not named as allowed here is refused. */
const pkg = (...names) => `(^|/)node_modules/(${names.join("|")})(/|$)`;
const zod = pkg("zod");

/** A rule: files matching `from` may import only what matches one of `allowed`. */
const only = (name, from, allowed, fromNot) => ({
  name,
  severity: "error",
  from: { path: from, ...(fromNot ? { pathNot: fromNot } : {}) },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    only("domain-is-pure", "^lib/domain/", ["^lib/domain/", zod], "^lib/domain/digest[.]ts$"),
    only("only-digest-hashes", "^lib/domain/digest[.]ts$", ["^(node:)?crypto$", pkg("canonicalize")]),
    only("ports-know-domain-only", "^lib/ports/", ["^lib/(domain|ports)/"]),
    only("config-knows-domain-only", "^lib/config/", ["^lib/(config|domain)/", zod]),
    only("pages-are-functions-of-data", "^lib/web/", [
      "^lib/(web|domain)/",
      pkg("preact", "preact-render-to-string"),
    ]),
    {
      name: "adapters-never-look-up",
      severity: "error",
      from: { path: "^lib/adapters/([^/]+)/" },
      to: { path: ["^lib/adapters/(?!$1/)", "^lib/(config|web)/", "^functions/", "^orchestrations/"] },
    },
    {
      name: "vendors-stay-in-adapters",
      severity: "error",
      from: { path: "^(functions|orchestrations|lib)/", pathNot: "^(lib/adapters/|functions/main[.]ts$)" },
      to: {
        path: pkg("@azure/(identity|data-tables|storage-queue)", "@microsoft/.*", "openid-client", "jose"),
      },
    },
    only("contracts-carry-no-code", "[.]contract[.]ts$", [
      "^orchestrations/kit/contract[.]ts$",
      "^lib/domain/",
      zod,
    ]),
    only("runbooks-are-deterministic", "^orchestrations/runbooks/", [
      "^orchestrations/runbooks/",
      "^orchestrations/kit/(runbook|attempt|insist|phase|wait)[.]ts$",
      "[.]contract[.]ts$",
      "^lib/domain/",
      zod,
    ]),
    only("activities-stand-alone", "^orchestrations/activities/.+[.]activity[.]ts$", [
      "^orchestrations/activities/.+[.]contract[.]ts$",
      "^orchestrations/kit/activity[.]ts$",
      "^orchestrations/checks/",
      "^lib/(ports|domain)/",
      zod,
    ]),
    only("checks-know-ports-only", "^orchestrations/checks/", [
      "^orchestrations/checks/",
      "^lib/(ports|domain)/",
    ]),
    only("desk-knows-ports-and-checks", "^orchestrations/desk/", [
      "^orchestrations/(desk|checks)/",
      "^lib/(ports|domain)/",
    ]),
    {
      name: "activity-knows-its-own-contract",
      severity: "error",
      from: { path: "^orchestrations/activities/([^/]+)[.]activity[.]ts$" },
      to: { path: "^orchestrations/activities/(?!$1[.]contract)" },
    },
    only("kit-stands-below", "^orchestrations/kit/", [
      "^orchestrations/kit/",
      "^lib/(domain|ports)/",
      zod,
      pkg("durable-functions", "@azure/functions"),
    ]),
    only(
      "triggers-are-thin",
      "^functions/",
      [
        "^functions/",
        "^orchestrations/(runbooks|desk|checks)/",
        "^lib/(ports|domain|web)/",
        zod,
        pkg("durable-functions", "@azure/functions"),
      ],
      "^functions/(main|register-runbooks)[.]ts$",
    ),
    {
      name: "only-main-composes",
      severity: "error",
      from: {
        path: "^(functions|orchestrations|lib)/",
        pathNot: "^(functions/main[.]ts$|lib/adapters/|lib/config/)",
      },
      to: { path: "^lib/(adapters|config)/" },
    },
    {
      name: "sandbox-knows-nothing-of-the-product",
      severity: "error",
      from: { path: "^sandbox/" },
      to: { path: "^(functions|orchestrations|lib|test)/" },
    },
    {
      name: "product-knows-nothing-of-the-sandbox",
      severity: "error",
      from: { path: "^(functions|orchestrations|lib)/" },
      to: { path: "^(sandbox|scripts|test)/" },
    },
    { name: "not-to-test", severity: "error", from: { pathNot: "^test/" }, to: { path: "^test/" } },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: ["^test/", "^scripts/", "[.]d[.]ts$"] },
      to: {},
    },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^@azure/functions-core$" },
    },
    {
      name: "not-to-dev-packages",
      severity: "error",
      from: { path: "^(functions|orchestrations|lib)/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
