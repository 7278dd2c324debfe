// Measures and prints one JSON object; `npm run -s bench -- mediation` makes ratios of it.
import { parseArgs } from "node:util";
import { benchMediation } from "./bench-mediation.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    records: { type: "string", default: "2000000" },
    sims: { type: "string", default: "1000000" },
    files: { type: "string", default: "20" },
  },
});
const bench = await benchMediation({
  records: Number(values.records),
  sims: Number(values.sims),
  files: Number(values.files),
  rounds: Number(values.rounds),
  say: (text) => process.stderr.write(`${text}\n`),
});
process.stdout.write(`${JSON.stringify(bench, null, 2)}\n`);
