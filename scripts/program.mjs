// Prints where the program of an entry lies, for whoever starts it by itself:
//   node scripts/program.mjs apps/cli/src/main.ts
import { resolve } from "node:path";
import { programOf } from "./ensure/program.mjs";

process.stdout.write(await programOf(resolve(process.argv[2])));
