import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fingerprint, matchesStamp } from "./fingerprint.mjs";
import { generatedKernel, kernel, lockFile } from "./paths.mjs";
import { refuseFailure } from "./refuse.mjs";

const stamp = join(dirname(generatedKernel), ".generated-from");
/** Of 64 kB each: what it begins with, and may grow to. */
const [FEWEST_PAGES, MOST_PAGES] = [64, 65_536];

export function isKernelCurrent() {
  return existsSync(generatedKernel) && matchesStamp(stamp, sources());
}

/** Compiles mediation's kernel to WebAssembly, and writes it as a module that holds its bytes. */
export async function generateKernel() {
  process.stderr.write("Compiling mediation's kernel\n");
  const { default: compiler } = await import("assemblyscript/asc");
  const outputs = new Map();
  const { error, stderr } = await compiler.main([join(kernel, "kernel.ts"), ...OPTIONS], {
    writeFile: (name, contents) => outputs.set(name, contents),
  });
  if (error) refuseFailure("asc", `${stderr}\n${error.message}`, kernel);
  mkdirSync(dirname(generatedKernel), { recursive: true });
  writeFileSync(generatedKernel, moduleOf(outputs.get("kernel.wasm")));
  writeFileSync(stamp, sources());
}

const OPTIONS = [
  ...["--outFile", "kernel.wasm", "--baseDir", "/", "-O3", "--noAssert", "--runtime", "stub"],
  ...["--enable", "simd", "--enable", "threads", "--use", "abort="],
  ...["--importMemory", "--sharedMemory"],
  ...["--initialMemory", String(FEWEST_PAGES), "--maximumMemory", String(MOST_PAGES)],
];

function moduleOf(bytes) {
  const base64 = Buffer.from(bytes).toString("base64");
  return `// Compiled from packages/mediation/kernel: change it there.
export const FEWEST_PAGES = ${FEWEST_PAGES};
export const MOST_PAGES = ${MOST_PAGES};
export const KERNEL = "${base64}";
`;
}

function sources() {
  return fingerprint(lockFile, import.meta.filename, kernel);
}
