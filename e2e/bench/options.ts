import { parseArgs } from "node:util";

export interface BenchOptions {
  readonly isJson: boolean;
  /** Keep the figures in the document that the repository shows. */
  readonly isWritten: boolean;
  readonly rounds: number;
}

/** Reads what stands behind the bench's name; `rounds` is how many it takes when nobody says. */
export function readOptions(args: readonly string[], usualRounds: number): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      rounds: { type: "string", default: String(usualRounds) },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number from 1 on");
  return { isJson: values.json, isWritten: values.write, rounds };
}
