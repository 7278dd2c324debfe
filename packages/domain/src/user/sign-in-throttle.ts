/** Failed attempts are counted over this long, from the first one on. */
export const THROTTLE_WINDOW_MS = 15 * 60_000;

const PER_PAIR = 5;
const PER_PAIR_UNDER_ATTACK = 1;
const PER_ADDRESS = 50;
const PER_ACCOUNT = 20;

/** Failures in the window, the attempt that is being judged included. */
export interface Attempts {
  /**
   * Of this account from this address, or from its network when the account has not signed in from the
   * address.
   */
  readonly pair: number;
  /** Of any account from this network. */
  readonly address: number;
  /** Of this account from anywhere. */
  readonly account: number;
  /** Whether the account has signed in from this very address of late. */
  readonly isKnownAddress: boolean;
}

/**
 * Whether an attempt to sign in is refused unheard. Where an account has signed in from, only its own
 * failures there count; an address that is new to it always has a first attempt. So nobody can lock somebody
 * else out.
 */
export function isThrottled({ pair, address, account, isKnownAddress }: Attempts): boolean {
  if (isKnownAddress) return pair > PER_PAIR;
  return address > PER_ADDRESS || pair > (account > PER_ACCOUNT ? PER_PAIR_UNDER_ATTACK : PER_PAIR);
}
