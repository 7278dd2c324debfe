/** Whether an identity holds, and the figures that show it. */
export interface Verification {
  readonly holds: boolean;
  readonly evidence: string;
}

/** Looks at facts one by one; the first that is wrong becomes the evidence. */
export function verifyAll<Fact>(
  facts: readonly Fact[],
  name: string,
  faultOf: (fact: Fact) => string | null,
): Verification {
  for (const fact of facts) {
    const fault = faultOf(fact);
    if (fault !== null) return { holds: false, evidence: fault };
  }
  return { holds: true, evidence: `${facts.length} of ${facts.length} ${name} checked.` };
}

/** Says by how much two amounts differ; null when they are equal. */
export function difference(what: string, found: bigint, expected: bigint): string | null {
  return found === expected ? null : `${what}: ${found} instead of ${expected}, off by ${found - expected}.`;
}
