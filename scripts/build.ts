/** Bundles functions/main.ts into dist/main.cjs: the one file that Azure, the sandbox and the tests load. */
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

await build({
  absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
  entryPoints: { main: "functions/main.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node22",
  sourcemap: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  external: ["@azure/functions-core"],
  logLevel: "warning",
});
