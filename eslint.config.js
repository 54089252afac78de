import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const notInRunbooks = "a runbook is replayed from its history: ask an activity, or use the kit";
const nonDeterministic = [
  ...["fetch", "process", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "performance"],
  ...["crypto", "console"],
];

const notReplayed = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "AwaitExpression",
  ":function[async=true]",
].map((selector) => ({ selector, message: notInRunbooks }));
const noEnvironment = {
  selector:
    ":matches(MemberExpression[object.name='process'][property.name='env'], VariableDeclarator[init.name='process'])",
  message: "settings are read once, in a main.ts",
};

export default defineConfig(
  globalIgnores(["dist/", ".sandbox/", "coverage/", "test/vectors/app/", "node_modules/"]),
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-lines": ["error", { max: 200 }],
      "max-lines-per-function": ["error", { max: 60 }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      "no-restricted-syntax": ["error", noEnvironment],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: [
      "orchestrations/runbooks/**/*.ts",
      "orchestrations/kit/{runbook,attempt,budget,insist,keep-trying,phase,wait}.ts",
    ],
    rules: {
      "no-restricted-globals": [
        "error",
        ...nonDeterministic.map((name) => ({ name, message: notInRunbooks })),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: notInRunbooks },
        { object: "Date", property: "now", message: notInRunbooks },
      ],
      "no-restricted-syntax": ["error", ...notReplayed],
    },
  },
  {
    files: ["orchestrations/runbooks/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...notReplayed,
        { selector: "YieldExpression[delegate=false]", message: "runbooks speak the kit's words: yield*" },
      ],
    },
  },
  {
    files: ["functions/*.http.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        noEnvironment,
        {
          selector:
            "CallExpression[callee.object.name='app'][callee.property.name='http'] > ObjectExpression:not(:has(> Property[key.name='authLevel']))",
          message: "state the authLevel: the default is anonymous",
        },
      ],
    },
  },
  {
    files: ["**/main.ts", "scripts/**", "sandbox/demo.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      "max-lines-per-function": "off",
      "max-lines": ["error", { max: 300 }],
      "no-restricted-syntax": "off",
    },
  },
);
