import { explainFailure } from "./explain-failure.mjs";

/** Ends the command with one sentence on stderr. */
export function refuse(sentence) {
  process.stderr.write(`tributary: ${sentence}\n`);
  process.exit(1);
}

/** Ends the command after a tool has failed: by its cause where that is known, else by its last lines. */
export function refuseFailure(tool, output, place) {
  const sentence = explainFailure(output, place);
  if (sentence) refuse(sentence);
  process.stderr.write(`${output.trim().split("\n").slice(-20).join("\n")}\n`);
  refuse(`${tool} failed: its last lines stand above.`);
}
