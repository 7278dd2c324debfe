import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fingerprint } from "./fingerprint.mjs";
import { holdLock } from "./hold-lock.mjs";
import { lockFile, root } from "./paths.mjs";
import { refuseFailure } from "./refuse.mjs";

/** They look for files of their own beside them, or for an addon that may be missing. */
const notBundled = /^(@node-rs\/argon2|esbuild|ssh2)$/;
/** A process goes on with the program that it was started from; so many are kept. */
const KEPT = 3;
/** Which program is the newest, and what it was written from. */
const NOTE = "newest.json";
/** What bundled CommonJS asks of the module around it. */
const banner =
  'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);';

/** The command line's: its thousand modules start in a quarter of the time when they are some dozen files. */
export function cliProgram() {
  return programOf(join(root, "apps/cli/src/main.ts"));
}

/** Answers the path of an entry's program; it is written anew when a source of it has changed. */
export async function programOf(entry, folder = folderOf(entry)) {
  const lock = join(folder, "write.lock");
  return newest(folder) ?? (await holdLock(lock, async () => newest(folder) ?? (await write(entry, folder))));
}

function folderOf(entry) {
  return join(root, "node_modules/.cache/programs", relative(root, entry).replaceAll(/\W+/g, "-"));
}

/** Undefined when there is none, or when a source has changed since. */
function newest(folder) {
  const note = join(folder, NOTE);
  if (!existsSync(note)) return undefined;
  const { program, sources, mark } = JSON.parse(readFileSync(note, "utf8"));
  return existsSync(program) && fingerprint(...sources) === mark ? program : undefined;
}

async function write(entry, folder) {
  const target = join(folder, String(Date.now()));
  const sources = (await bundle(entry, target)).filter((path) => !path.includes("/node_modules/"));
  // Packages change with the lock file, how they are bundled with this one.
  sources.push(lockFile, fileURLToPath(import.meta.url));
  const program = join(target, `${basename(entry, ".ts")}.mjs`);
  const note = JSON.stringify({ program, sources, mark: fingerprint(...sources) });
  // Whoever reads it meanwhile finds the old one or the new one.
  writeFileSync(join(target, NOTE), note);
  renameSync(join(target, NOTE), join(folder, NOTE));
  const old = readdirSync(folder).filter((name) => /^\d+$/.test(name));
  for (const name of old.sort().slice(0, -KEPT)) rmSync(join(folder, name), { recursive: true });
  return program;
}

/** Answers the paths of all that went into it. */
async function bundle(entry, target) {
  const { build } = createRequire(join(root, "packages/mediation/package.json"))("esbuild");
  mkdirSync(target, { recursive: true });
  try {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outdir: target,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      target: "node20",
      sourcemap: "linked",
      sourcesContent: false,
      external: ["pg-native"],
      banner: { js: banner },
      plugins: [staysOutside, knowsItsPlace],
      metafile: true,
      logLevel: "silent",
    });
    return Object.keys(metafile.inputs).map((path) => resolve(root, path));
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    return refuseFailure(`Bundling ${entry}`, error.message, target);
  }
}

/** A package that is not bundled is found from where it is asked for, not from where the program lies. */
const staysOutside = {
  name: "stays-outside",
  setup(build) {
    build.onResolve({ filter: notBundled }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === staysOutside) return undefined;
      const found = await build.resolve(path, { resolveDir, kind, pluginData: staysOutside });
      return { path: found.path, external: true };
    });
  },
};

/** A source that looks for files beside it finds those of the checkout. */
const knowsItsPlace = {
  name: "knows-its-place",
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (!source.includes("import.meta.")) return undefined;
      const places = {
        "import.meta.url": pathToFileURL(path).href,
        "import.meta.dirname": dirname(path),
        "import.meta.filename": path,
      };
      const contents = Object.entries(places).reduce(
        (text, [name, place]) => text.replaceAll(name, JSON.stringify(place)),
        source,
      );
      return { contents, loader: "ts" };
    });
  },
};
