import type { AuthDb, AuthTables } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { App } from "@tributary/domain/user/principal";
import { isThrottled, THROTTLE_WINDOW_MS } from "@tributary/domain/user/sign-in-throttle";
import { writeAudit } from "../audit/write-audit.ts";
import { networkOf, plainAddress } from "./network-of.ts";
import { accountKey, countAttempt, forgetAttempts, uncountAttempt } from "./throttle.ts";

const DAY_MS = 86_400_000;
/** How long an address stays known after somebody has signed in from it. */
const KNOWN_FOR_MS = 30 * DAY_MS;
const EMAIL_SHOWN = 254;

/** Somebody tries to prove who they are. */
export interface AttemptRequest {
  readonly action: "session:sign-in" | "session:step-up" | "user:change-password";
  readonly app: App;
  /** Folded. */
  readonly email: string;
  readonly ipAddress: string | null;
  readonly at: Date;
}

export interface Attempt extends AttemptRequest {
  readonly keys: { readonly pair: string } & Partial<Record<"address" | "account", string>>;
}

/**
 * Counts an attempt before it is judged, so that a thousand at once are a thousand; what turns out to be no
 * failure is taken back.
 *
 * Throws  {@link DomainError} `SIGN_IN_THROTTLED`.
 */
export async function beginAttempt(auth: AuthDb, request: AttemptRequest): Promise<Attempt> {
  const { email, ipAddress, at } = request;
  const account = accountKey(email);
  const isKnownAddress = await hasSignedInFrom(auth, email, plainAddress(ipAddress), at);
  const network = networkOf(ipAddress);
  const keys: Attempt["keys"] = isKnownAddress
    ? { pair: `pair:${account}:${plainAddress(ipAddress)}` }
    : { pair: `pair:${account}:${network}`, address: `address:${network}`, account: `account:${account}` };
  const counts = await countAttempt(auth, Object.values(keys), THROTTLE_WINDOW_MS, at);
  const counted = (key = ""): number => counts.get(key) ?? 0;
  const attempts = {
    pair: counted(keys.pair),
    address: counted(keys.address),
    account: counted(keys.account),
    isKnownAddress,
  };
  const attempt = { ...request, keys };
  if (!isThrottled(attempts)) return attempt;
  await auditRefusal(auth, attempt, "throttled");
  throw new DomainError(
    "SIGN_IN_THROTTLED",
    "There were too many attempts: wait a quarter of an hour, then try again.",
  );
}

/** Refuses with one answer whatever was wrong; the audit log knows. */
export async function refuseAttempt(auth: AuthDb, attempt: Attempt, why: string): Promise<never> {
  await auditRefusal(auth, attempt, why);
  throw new DomainError(
    "SIGN_IN_REFUSED",
    "The e-mail, the password or the code is wrong, or you have no access here.",
  );
}

/** Takes back an attempt that is to go on with another question. */
export async function suspendAttempt(auth: AuthDb, { keys }: Attempt): Promise<void> {
  await uncountAttempt(auth, Object.values(keys));
}

/** Forgets the failures that led to a success. */
export async function completeAttempt(tx: AuthTables, { keys }: Attempt): Promise<void> {
  const { pair, ...others } = keys;
  await forgetAttempts(tx, pair);
  await uncountAttempt(tx, Object.values(others));
}

async function hasSignedInFrom(auth: AuthDb, email: string, ipAddress: string | null, at: Date) {
  const since = new Date(at.getTime() - KNOWN_FOR_MS);
  const where = { user: { email }, ipAddress: ipAddress ?? "", createdAt: { gte: since } };
  return (await auth.session.findFirst({ where, select: { id: true } })) !== null;
}

async function auditRefusal(auth: AuthDb, { action, app, email, ipAddress }: AttemptRequest, why: string) {
  await writeAudit(auth, {
    actor: "somebody",
    action: `${action}-refused`,
    subject: email.slice(0, EMAIL_SHOWN),
    details: { why, ipAddress: plainAddress(ipAddress) },
    app,
  });
}
