import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

const passedOver = new Set(["node_modules", ".git", ".turbo", ".next", ".tributary", "generated"]);

/** Every file that people write, as paths from `root` with forward slashes, in a stable order. */
export function sourceFiles(root, folder = root) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (passedOver.has(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourceFiles(root, path) : [relative(root, path).split(sep).join("/")];
    });
}
