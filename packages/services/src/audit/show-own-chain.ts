import type { OperatorDb } from "@tributary/db/doors/operator-db";

/** How far an operator's slice of the log is sealed: each seal holds the hash of the one before. */
export interface OwnChain {
  /** Rows of the log, and how many of them are sealed. */
  readonly rows: number;
  readonly sealed: number;
  readonly latest: { readonly sequence: bigint; readonly sealedAt: Date; readonly hash: string } | null;
}

/** Shows the end of the chain: whoever writes its hash down sees later that nothing before it was changed. */
export async function showOwnChain({ shared }: Pick<OperatorDb, "shared">): Promise<OwnChain> {
  const [rows, sealed, latest] = await Promise.all([
    shared.auditEvent.count(),
    shared.auditSeal.count(),
    shared.auditSeal.findFirst({
      orderBy: { sequence: "desc" },
      select: { sequence: true, sealedAt: true, hash: true },
    }),
  ]);
  return {
    rows,
    sealed,
    latest: latest === null ? null : { ...latest, hash: Buffer.from(latest.hash).toString("hex") },
  };
}
