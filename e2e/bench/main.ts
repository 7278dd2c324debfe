import { benchMediation } from "./bench-mediation.ts";
import { benchPages } from "./bench-pages.ts";
import { benchScale } from "./bench-scale.ts";
import { benchScope } from "./bench-scope.ts";
import { benchSettlement } from "./bench-settlement.ts";
import { writeDocument } from "./document.ts";
import { machineText } from "./machine.ts";
import { readOptions } from "./options.ts";

const BENCHES = {
  pages: { measure: benchPages, usualRounds: 30 },
  scale: { measure: benchScale, usualRounds: 30 },
  mediation: { measure: benchMediation, usualRounds: 5 },
  scope: { measure: benchScope, usualRounds: 5 },
  settlement: { measure: benchSettlement, usualRounds: 5 },
} as const;

function isBench(name: string): name is keyof typeof BENCHES {
  return Object.hasOwn(BENCHES, name);
}

const [name = "", ...args] = process.argv.slice(2);
if (!isBench(name)) throw new Error(`say what to measure: ${Object.keys(BENCHES).join(", ")}`);
const { measure, usualRounds } = BENCHES[name];
const options = readOptions(args, usualRounds);
const report = await measure(options);
if (options.isWritten) writeDocument(report, new Date().toISOString().slice(0, 10));
const { figures, rounds, isWithin, findings, table } = report;
const text = options.isJson
  ? JSON.stringify({ bench: name, machine: machineText(), rounds, isWithin, ...figures }, null, 2)
  : `${table}\n\n${findings.join("\n")}`;
process.stdout.write(`${text}\n`, () => process.exit(isWithin ? 0 : 1));
