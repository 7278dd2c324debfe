import { DomainError } from "@tributary/domain/error";

const MOST_WORKERS = 64;

/** How many processes a command may start. */
export function readWorkers(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_WORKERS) return count;
  throw new DomainError("INPUT_INVALID", `--workers takes a whole number from 1 to ${MOST_WORKERS}.`);
}
