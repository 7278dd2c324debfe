import { mkdir, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const FOLDER = fileURLToPath(new URL("../../node_modules/.cache/programs/", import.meta.url));
/** What bundled CommonJS asks of the module around it. */
const REQUIRE =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

const written = new Map<string, Promise<string>>();

/**
 * Writes a program and all it imports into one file, so that a process of it starts in a fifth of the time
 * that loading its modules one by one takes. Once per process; answers the file's path.
 */
export function writeProgram(entry: string): Promise<string> {
  const known = written.get(entry);
  if (known !== undefined) return known;
  const writing = write(entry);
  written.set(entry, writing);
  // What failed for want of room may succeed the next time.
  writing.catch(() => written.delete(entry));
  return writing;
}

async function write(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // An addon that nobody has installed: the driver tries it and goes on without.
    external: ["pg-native"],
    banner: { js: REQUIRE },
    // A process keeps its program's text, two bytes a character where a comment has a letter of that kind.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    logLevel: "silent",
    write: false,
  });
  const path = join(FOLDER, `${basename(entry, ".ts")}.mjs`);
  const own = `${path}.${process.pid}`;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(own, outputFiles[0]?.contents ?? "");
  // Whoever starts the program meanwhile finds the old file or the new one.
  await rename(own, path);
  return path;
}
