import { DomainError } from "../error.ts";
import type { SimStatus } from "./types.ts";

/** The whole life of a SIM. What is not here is refused. */
const NEXT: Readonly<Record<SimStatus, readonly SimStatus[]>> = {
  in_stock: ["offered", "assigned", "active", "terminated"],
  offered: ["in_stock", "transferred"],
  assigned: ["in_stock", "active", "terminated"],
  active: ["suspended", "terminated"],
  suspended: ["active", "terminated"],
  terminated: [],
  transferred: ["in_stock"],
};

/**
 * Refuses a step that a SIM's life does not have: one that was used never goes back into stock, and one that
 * is offered to another operator is nobody's meanwhile.
 *
 * Throws  {@link DomainError} `STEP_REFUSED`.
 */
export function refuseSimStep(from: SimStatus, to: SimStatus): void {
  if (NEXT[from].includes(to)) return;
  const [is, asked] = [from, to].map((status) => status.replace("_", " "));
  throw new DomainError(
    "STEP_REFUSED",
    from === "terminated"
      ? "The SIM is terminated and stays so: take another one from stock."
      : `The SIM is ${is} and cannot become ${asked}.`,
    { from, to },
  );
}
