import { compareParts } from "./compare-parts.ts";
import type { Part, PartKind, SetupStep } from "./types.ts";

/** What is changed where an operator has it otherwise. Prices and plans of its own are left as they are. */
const OVERRULED: ReadonlySet<PartKind> = new Set(["retention"]);

/**
 * Says what applying a template to an operator comes to.
 *
 * Shape   one step per part of the template, in its order; what the operator has besides is not touched.
 *         Applied and asked again, every step is `left`.
 */
export function planSetup(standing: readonly Part[], template: readonly Part[]): SetupStep[] {
  return compareParts(standing, template)
    .filter(({ change }) => change !== "removed")
    .map(({ kind, code, change, differences }) => {
      const isChanged = change === "changed" && OVERRULED.has(kind);
      const action = change === "added" ? "create" : isChanged ? "change" : "left";
      return { kind, code, action, differences };
    });
}
