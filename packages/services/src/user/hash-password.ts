import { hash, verify } from "@node-rs/argon2";
import { inHashSlot } from "./hash-slots.ts";

/** What one hash costs; memory in KiB. */
export interface HashCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

const HASH_COST: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password that nobody has, at the same cost: comparing with it takes as long as with a real one. */
const NOBODYS =
  "$argon2id$v=19$m=19456,t=2,p=1$Jx0ZLC7y0aillQAQdVGN4w$bw2eeGjy9Rn5EIQc89kRk1hOXp8dvAEcKZPQZx0y5t4";

/** Hashes a password by argon2id. Tests may pay less for it. */
export function hashPassword(password: string, cost: HashCost = HASH_COST): Promise<string> {
  return inHashSlot(() => hash(spell(password), cost));
}

/** Compares a password with a stored hash; without one it takes as long and fails. */
export async function matchesPassword(stored: string | null, password: string): Promise<boolean> {
  const isMatch = await inHashSlot(() => verify(stored ?? NOBODYS, spell(password)));
  return isMatch && stored !== null;
}

/** One spelling of what looks the same, whichever keyboard it came from. */
function spell(password: string): string {
  return password.normalize("NFKC");
}
