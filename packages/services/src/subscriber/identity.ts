import type { SubscriberSealer } from "./seal-fields.ts";

/** Who a subscriber is; masked as long as nobody asked. */
export interface Identity {
  readonly isMasked: boolean;
  readonly name: string | null;
  readonly email: string | null;
  readonly address: string | null;
  /** Of a business. */
  readonly vatId: string | null;
}

interface SealedIdentity {
  readonly id: string;
  readonly nameSealed: Uint8Array | null;
  readonly emailSealed: Uint8Array | null;
  readonly addressSealed: Uint8Array | null;
  readonly vatIdSealed: Uint8Array | null;
}

const DOTS = "•••";

/** Opens who a subscriber is. */
export function openIdentity(
  { id, nameSealed, emailSealed, addressSealed, vatIdSealed }: SealedIdentity,
  sealer: SubscriberSealer,
): Identity {
  return {
    isMasked: false,
    name: nameSealed && sealer.open("name", id, nameSealed),
    email: emailSealed && sealer.open("email", id, emailSealed),
    address: addressSealed && sealer.open("address", id, addressSealed),
    vatId: vatIdSealed && sealer.open("vatId", id, vatIdSealed),
  };
}

/** The same as everybody may see it: initials, and whether there is an e-mail and an address. */
export function maskIdentity(row: SealedIdentity, sealer: SubscriberSealer): Identity {
  return {
    isMasked: true,
    name: maskName(row, sealer),
    email: row.emailSealed && DOTS,
    address: row.addressSealed && DOTS,
    vatId: row.vatIdSealed && DOTS,
  };
}

/** The initials of a name, so that two people on one page are told apart. */
export function maskName(
  { id, nameSealed }: Pick<SealedIdentity, "id" | "nameSealed">,
  sealer: SubscriberSealer,
): string | null {
  if (nameSealed === null) return null;
  const words = sealer
    .open("name", id, nameSealed)
    .split(/\s+/)
    .filter((word) => word !== "");
  return words.map((word) => `${[...word][0]}${DOTS}`).join(" ");
}
