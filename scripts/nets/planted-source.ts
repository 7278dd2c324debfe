/** A violation that the linter has to refuse: the rule's category, where the file stands, what it holds. */
export interface PlantedSource {
  what: string;
  path: string;
  text: string;
  category: string;
}

const inDomain = (name: string) => `packages/domain/src/planted/${name}.ts`;
const inServices = (name: string) => `packages/services/src/planted/${name}.ts`;
const plugin = "plugin";
const globals = "lint/style/noRestrictedGlobals";

const purity: PlantedSource[] = [
  { what: "Date.now", category: plugin, path: inDomain("date-now"), text: "export const at = Date.now();" },
  { what: "new Date()", category: plugin, path: inDomain("new-date"), text: "export const at = new Date();" },
  { what: "Date()", category: plugin, path: inDomain("date-call"), text: "export const at = Date();" },
  {
    what: "Math.random",
    category: plugin,
    path: inDomain("chance"),
    text: "export const x = Math.random();",
  },
  {
    what: "a random taken out of Math",
    category: plugin,
    path: inDomain("taken-out"),
    text: "const { random } = Math;\nexport const x = random();",
  },
  {
    what: "date-fns reading the clock",
    category: "lint/style/noRestrictedImports",
    path: inDomain("today"),
    text: 'import { isToday } from "date-fns";\nexport const is = isToday;',
  },
  {
    what: "fetch",
    category: globals,
    path: inDomain("network"),
    text: 'export const x = fetch("https://a.b");',
  },
  { what: "process", category: globals, path: inDomain("env"), text: "export const x = process.env.HOME;" },
  {
    what: "crypto",
    category: globals,
    path: inDomain("uuid"),
    text: "export const x = crypto.randomUUID();",
  },
  { what: "setTimeout", category: globals, path: inDomain("timer"), text: "setTimeout(() => 1, 2);" },
  { what: "globalThis", category: globals, path: inDomain("world"), text: "export const x = globalThis;" },
  {
    what: "a dynamic import of node:",
    category: "lint/style/noRestrictedImports",
    path: inDomain("dynamic"),
    text: 'export const x = import("node:os");',
  },
];

const rawSql: PlantedSource[] = ["$queryRawUnsafe", "$executeRawUnsafe"].map((method, index) => ({
  what: method,
  category: plugin,
  path: inServices(`unsafe-${index}`),
  text: `export const run = (db: { ${method}(sql: string): void }) => db.${method}("select 1");`,
}));

const doors: PlantedSource[] = [
  {
    what: "a door's value in the API",
    category: plugin,
    path: "packages/api/src/planted/door-value.ts",
    text: 'import { open } from "@tributary/db/doors/portfolio-db";\nexport const x = open;',
  },
];

const reading: PlantedSource[] = [
  {
    what: "any",
    category: "lint/suspicious/noExplicitAny",
    path: inServices("loose"),
    text: "export const x = (y: any) => y;",
  },
  {
    what: "@ts-ignore",
    category: "lint/suspicious/noTsIgnore",
    path: inServices("ignored"),
    text: "// @ts-ignore\nexport const x: number = 1;",
  },
  {
    what: "a skipped test",
    category: "lint/suspicious/noSkippedTests",
    path: inServices("skipped.test"),
    text: 'import { it } from "vitest";\nit.skip("waits", () => {});',
  },
  {
    what: "a focused test",
    category: "lint/suspicious/noFocusedTests",
    path: inServices("focused.test"),
    text: 'import { it } from "vitest";\nit.only("runs alone", () => {});',
  },
  {
    what: "an unused import",
    category: "lint/correctness/noUnusedImports",
    path: inServices("unused"),
    text: 'import { a } from "zod";\nexport const x = 1;',
  },
  {
    what: "a type imported as a value",
    category: "lint/style/useImportType",
    path: inServices("type-as-value"),
    text: 'import { ZodType } from "zod";\nexport type X = ZodType;',
  },
  {
    what: "a file name that is not kebab-case",
    category: "lint/style/useFilenamingConvention",
    path: inServices("camelCase"),
    text: "export const x = 1;",
  },
  {
    what: "a function of more than 70 lines",
    category: "lint/complexity/noExcessiveLinesPerFunction",
    path: inServices("long-function"),
    text: `export function long(x: number) {\n${"  x += 1;\n".repeat(71)}  return x;\n}`,
  },
  {
    what: "an enum",
    category: "lint/style/noEnum",
    path: inServices("listed"),
    text: "export enum Kind {\n  A = 1,\n}",
  },
  { what: "unformatted code", category: "format", path: inServices("crooked"), text: "export const  x=1" },
];

export const plantedSources = [...purity, ...rawSql, ...doors, ...reading];
