import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../ensure/paths.mjs";

const settings = [
  "biome.json",
  ".oxlintrc.json",
  "turbo.json",
  "tsconfig.base.json",
  "package.json",
  "pnpm-workspace.yaml",
  "pnpm-lock.yaml",
  "scripts/nets/domain-purity.grit",
  "scripts/nets/door-types-only.grit",
  "scripts/nets/unsafe-sql.grit",
];
const packages = ["packages/domain", "packages/db", "packages/mediation", "packages/services", "apps/cli"];

/** A copy of the house's settings, without its code, in which violations can be planted. */
export function plantTree() {
  const tree = mkdtempSync(join(tmpdir(), "tributary-nets-"));
  for (const path of settings) cpSync(join(root, path), join(tree, path));
  for (const folder of packages) {
    for (const name of ["package.json", "tsconfig.json"]) {
      cpSync(join(root, folder, name), join(tree, folder, name));
    }
  }
  return {
    path: tree,
    plant(path: string, text: string) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), `${text}\n`);
    },
    remove: () => rmSync(tree, { recursive: true, force: true }),
  };
}
