import { benchPages } from "./bench-pages.ts";
import { benchScale } from "./bench-scale.ts";
import { writeDocument } from "./document.ts";
import { machineText } from "./machine.ts";
import { readOptions } from "./options.ts";

const BENCHES = { pages: benchPages, scale: benchScale } as const;

const [name = "", ...args] = process.argv.slice(2);
if (name !== "pages" && name !== "scale") throw new Error("say what to measure: pages or scale");
const options = readOptions(args);
const report = await BENCHES[name](options);
if (options.isWritten) writeDocument(report, new Date().toISOString().slice(0, 10));
const { figures, rounds, isWithin, findings, table } = report;
const text = options.isJson
  ? JSON.stringify({ bench: name, machine: machineText(), rounds, isWithin, ...figures }, null, 2)
  : `${table}\n\n${findings.join("\n")}`;
process.stdout.write(`${text}\n`, () => process.exit(isWithin ? 0 : 1));
