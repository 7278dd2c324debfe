import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "./ensure/paths.mjs";
import { checkDocument } from "./nets/check-document.mjs";
import { checkLength } from "./nets/check-length.mjs";
import { checkNames } from "./nets/check-names.mjs";
import { checkWords } from "./nets/check-words.mjs";
import { plantTree } from "./nets/plant.ts";
import { layerRows } from "./nets/planted-layers.ts";
import { plantedSources } from "./nets/planted-source.ts";
import { canResolve, runTool } from "./nets/run-tool.ts";

interface Diagnostic {
  category: string;
  location: { path: string };
}

const verdicts: { what: string; isRefused: boolean }[] = [];
const verdict = (what: string, isRefused: boolean) => verdicts.push({ what, isRefused });
let firstOfTest = 0;
beforeEach(() => {
  firstOfTest = verdicts.length;
});
const missed = () =>
  verdicts
    .slice(firstOfTest)
    .filter(({ isRefused }) => !isRefused)
    .map(({ what }) => what);

const importing = (source: string) => `import { x } from "${source}";\n\nexport const y = x;`;
const restricted = "lint/style/noRestrictedImports";

describe("the linter", () => {
  const tree = plantTree();
  const refusals = layerRows.flatMap(({ folder, refused }) =>
    refused.map((source, index) => ({ path: `${folder}/refused-${index}.ts`, source })),
  );
  let diagnostics: Diagnostic[] = [];
  const has = (path: string, category: string) =>
    diagnostics.some((each) => each.location.path === path && each.category === category);

  beforeAll(() => {
    for (const { folder, allowed } of layerRows) {
      for (const [index, source] of allowed.entries()) {
        tree.plant(`${folder}/allowed-${index}.ts`, importing(source));
      }
    }
    for (const { path, source } of refusals) tree.plant(path, importing(source));
    for (const { path, text } of plantedSources) tree.plant(path, text);
    const run = runTool(tree.path, "biome", "check", "--reporter=json", "--max-diagnostics=none");
    expect(run.exitCode).toBe(1);
    diagnostics = JSON.parse(run.stdout).diagnostics;
  });
  afterAll(() => tree.remove());

  it("refuses every import that the layer table forbids", () => {
    for (const { path, source } of refusals) verdict(`${path} imports ${source}`, has(path, restricted));
    expect(missed()).toEqual([]);
  });

  it("lets through every import that the layer table allows", () => {
    const faults = diagnostics.filter(({ location }) => location.path.includes("/allowed-"));
    expect(faults).toEqual([]);
  });

  it("refuses clocks, chance, network, unsafe SQL and unreadable code", () => {
    for (const { what, path, category } of plantedSources) verdict(what, has(path, category));
    expect(missed()).toEqual([]);
  });
});

describe("package boundaries", () => {
  const tree = plantTree();
  afterAll(() => tree.remove());

  it("refuse a relative import into another package and an undeclared dependency", () => {
    expect(runTool(tree.path, "turbo", "boundaries").exitCode).toBe(0);
    tree.plant("packages/db/src/door.ts", "export const x = 1;");
    tree.plant("packages/services/src/climbs-out.ts", importing("../../db/src/door.ts"));
    tree.plant("packages/services/src/undeclared.ts", importing("pg"));
    tree.plant("packages/domain/src/undeclared-own.ts", importing("@tributary/db/door"));
    const { output } = runTool(tree.path, "turbo", "boundaries");
    for (const name of ["climbs-out", "undeclared", "undeclared-own"]) {
      verdict(`turbo: ${name}`, output.includes(`/${name}.ts:`));
    }
    expect(missed()).toEqual([]);
  });

  it("leave an undeclared package unresolvable, by pnpm's isolation", () => {
    for (const [folder, source] of [
      ["packages/domain", "zod"],
      ["packages/services", "pg-copy-streams"],
    ] as const) {
      verdict(`${folder} resolves ${source}`, !canResolve(folder, source));
    }
    expect(canResolve("packages/db", "pg-copy-streams")).toBe(true);
    expect(missed()).toEqual([]);
  });
});

describe("promises", () => {
  const tree = plantTree();
  afterAll(() => tree.remove());

  it("are refused when nobody waits for them", () => {
    const load = "export async function load(): Promise<number> {\n  return 1;\n}";
    // The planted tree has no dependencies, so its packages cannot ask for Node's types.
    tree.plant(
      "packages/services/tsconfig.json",
      '{ "extends": "../../tsconfig.base.json", "include": ["src"] }',
    );
    tree.plant("packages/services/src/load.ts", load);
    expect(runTool(tree.path, "oxlint", "--type-aware").exitCode).toBe(0);
    const use = (line: string) =>
      `import { load } from "./load.ts";\n\nexport async function use() {\n  ${line}\n}`;
    tree.plant("packages/services/src/floating.ts", use("load();"));
    tree.plant("packages/services/src/misused.ts", use("[1].forEach(async () => { await load(); });"));
    const { output } = runTool(tree.path, "oxlint", "--type-aware", "--format=unix");
    for (const name of ["floating", "misused"]) verdict(`a ${name} promise`, output.includes(`/${name}.ts:`));
    expect(missed()).toEqual([]);
  });
});

describe("names, lengths and documents", () => {
  it("refuses a bag by any of its names, and no noun", () => {
    const bags = ["utils", "lib", "common", "shared", "helpers", "misc"];
    for (const bag of bags) {
      verdict(`a folder ${bag}`, checkNames([`packages/db/src/${bag}/door.ts`]).length === 1);
      verdict(`a file ${bag}`, checkNames([`packages/db/src/${bag}.ts`]).length === 1);
    }
    expect(checkNames(["packages/db/src/library/shared-pool.ts"])).toEqual([]);
    expect(missed()).toEqual([]);
  });

  it("refuses a long file, a long test, a long line and an unfinished note", () => {
    const lines = (count: number) => "const x = 1;\n".repeat(count);
    verdict("301 lines", checkLength("a.ts", lines(301)).length === 1);
    verdict("501 lines of test", checkLength("a.test.ts", lines(501)).length === 1);
    verdict("111 columns", checkLength("a.ts", "x".repeat(111)).length === 1);
    verdict("an unfinished note", checkWords("a.ts", `// ${"TO"}${"DO"}: later`).length === 1);
    expect(checkLength("a.ts", `${lines(299)}${"x".repeat(110)}\n`)).toEqual([]);
    expect(checkLength("a.test.ts", lines(500))).toEqual([]);
    expect(missed()).toEqual([]);
  });

  it("lets a sentence for people be long, and only where the texts are", () => {
    const long = "x".repeat(111);
    for (const path of ["apps/console/src/texts/audit.ts", "packages/ui/src/people/texts.ts"]) {
      expect(checkLength(path, long)).toEqual([]);
      verdict(`301 lines of ${path}`, checkLength(path, "x\n".repeat(301)).length === 1);
    }
    for (const path of ["apps/console/src/app/texts.ts", "packages/db/src/texts/audit.ts"]) {
      verdict(`111 columns of ${path}`, checkLength(path, long).length === 1);
    }
    expect(missed()).toEqual([]);
  });

  it("refuses a document that names what is not there", () => {
    const faults = (text: string) => {
      const scripts = { test: "node scripts/test.mjs" };
      return checkDocument({ path: "docs/tour.md", text, root, scripts, cliCommands: new Set(["start"]) });
    };
    verdict("a lost path", faults("See `packages/domain/src/nowhere.ts`.").length === 1);
    verdict("a lost file of the root", faults("See `NOWHERE.md`.").length === 1);
    verdict("a lost link", faults("See [the tour](nowhere.md).").length === 1);
    verdict("a lost npm script", faults("Run `npm run nowhere`.").length === 1);
    verdict("a lost command", faults("```sh\nnpx tributary nowhere\n```").length === 1);
    expect(faults("`scripts/nets/plant.ts`, [scripts](../scripts), `npm test`, `tributary start`")).toEqual(
      [],
    );
    expect(faults("`docs/adr/NNNN-title.md`, `packages/<noun>`, `EUR/GB`, <https://example.org>")).toEqual(
      [],
    );
    expect(missed()).toEqual([]);
  });
});

afterAll(() => {
  const refused = verdicts.filter(({ isRefused }) => isRefused).length;
  console.log(`layer nets: ${refused} of ${verdicts.length} planted violations refused`);
});
