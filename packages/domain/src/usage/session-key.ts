/** What tells one data session from another. */
export interface SessionIdentity {
  /** The gateway that wrote the records: charging ids are unique per gateway only. */
  readonly gateway: string;
  readonly chargingId: string;
  readonly imsi: string;
}

/**
 * The key under which partial records of one session meet; the same charging id from another gateway is
 * another session.
 */
export function sessionKey({ gateway, chargingId, imsi }: SessionIdentity): string {
  return JSON.stringify([gateway, chargingId, imsi]);
}
