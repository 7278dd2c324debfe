import { findLeak } from "./find-leak.ts";
import type { AnyClient, Probe } from "./probe.ts";
import type { ProbeDatabase } from "./probe-database.ts";
import { rememberRows } from "./stored-rows.ts";

export interface ProbeRun {
  readonly total: number;
  /** One line per probe that saw, counted or changed something of the sibling's. */
  readonly leaks: readonly string[];
  /** Probes that were answered, not refused. */
  readonly answered: number;
}

/** Runs the probes one after the other; whatever one changed is put back before the next. */
export async function runProbes(
  { database, tables, parties }: ProbeDatabase,
  client: AnyClient,
  probes: readonly Probe[],
): Promise<ProbeRun> {
  const stored = await rememberRows(database.superuser, tables, parties.sibling);
  const leaks: string[] = [];
  let answered = 0;
  for (const probe of probes) {
    let isError = false;
    const answer = await probe.run(client).catch((error: unknown) => {
      isError = true;
      return error;
    });
    if (!isError) answered += 1;
    const shown = findLeak(probe, answer, isError, parties);
    if (shown !== undefined) leaks.push(`${probe.model}: ${probe.name} ${shown}`);
    if (probe.kind === "read") continue;
    const { isAny, isSibling } = await stored.changed();
    if (isSibling && shown === undefined)
      leaks.push(`${probe.model}: ${probe.name} changed the sibling's rows`);
    if (isAny) await stored.restore();
  }
  return { total: probes.length, leaks, answered };
}
