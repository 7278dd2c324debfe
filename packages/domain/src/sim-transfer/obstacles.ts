import type { ImsiHolding, NamedReceiver, Obstacle, OfferedSim } from "./types.ts";

interface ProposedTransfer {
  readonly giverId: string;
  /** Null: nobody has the code that was written. */
  readonly receiver: NamedReceiver | null;
  readonly sims: readonly OfferedSim[];
  readonly holdings: readonly ImsiHolding[];
}

/**
 * Finds what stands in the way of a transfer. Whoever gives SIMs says themselves what they have; what counts
 * is the MVNA's inventory, by which usage is attributed.
 *
 * Shape   one obstacle of a kind at the most; none: it can be led on.
 */
export function obstaclesTo({ giverId, receiver, sims, holdings }: ProposedTransfer): Obstacle[] {
  const heldBy = new Map(
    holdings.filter(({ operatorId }) => operatorId === giverId).map((held) => [held.imsi, held]),
  );
  const iccidsWhere = (isFaulty: (held: ImsiHolding | undefined) => boolean) =>
    sims.filter(({ imsis }) => imsis.some((imsi) => isFaulty(heldBy.get(imsi)))).map(({ iccid }) => iccid);
  const found: Obstacle[] = [];
  if (receiver === null) found.push({ kind: "no-such-operator", sims: [] });
  else if (!receiver.isLive) found.push({ kind: "not-live", sims: [] });
  const strange = iccidsWhere((held) => held === undefined);
  if (strange.length > 0) found.push({ kind: "not-held", sims: strange });
  const ending = iccidsWhere((held) => held !== undefined && held.until !== null);
  if (ending.length > 0) found.push({ kind: "ends-soon", sims: ending });
  if (receiver !== null) {
    const { agreementIds } = receiver;
    const without = iccidsWhere((held) => held !== undefined && !agreementIds.includes(held.agreementId));
    if (without.length > 0) found.push({ kind: "no-terms", sims: without });
  }
  return found;
}
