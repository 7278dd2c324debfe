// Measures and prints one JSON object; `npm run -s bench -- settlement` makes ratios of it.
import { parseArgs } from "node:util";
import { benchSettlement } from "./bench-settlement.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    records: { type: "string", default: "10000000" },
    files: { type: "string", default: "100" },
  },
});
const bench = await benchSettlement({
  rounds: Number(values.rounds),
  records: Number(values.records),
  files: Number(values.files),
  say: (text) => process.stderr.write(`${text}\n`),
});
process.stdout.write(`${JSON.stringify(bench)}\n`);
