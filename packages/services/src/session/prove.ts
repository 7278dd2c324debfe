import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { Binding } from "@tributary/domain/user/permissions";
import type { App } from "@tributary/domain/user/principal";
import { matchesPassword } from "../user/hash-password.ts";
import { type FactorMatch, matchFactor } from "../user/second-factor.ts";
import { findPerson, openingBindings, type Person } from "./person.ts";

/** What somebody offers as a proof of who they are. */
export interface Offer {
  readonly app: App;
  readonly email: string;
  readonly password: string;
  /** Of the authenticator application, or a recovery code. */
  readonly code?: string;
  readonly at: Date;
}

export type Proof =
  /** Why is for the audit log alone. */
  | { readonly outcome: "refused"; readonly why: "unknown" | "not-active" | "password" | "no-role" | "code" }
  /** The password is right. */
  | { readonly outcome: "needs-code"; readonly passwordHash: string }
  | {
      readonly outcome: "proved";
      readonly person: Person;
      readonly passwordHash: string;
      /** The bindings that open the application. */
      readonly bindings: readonly Binding[];
      /** The code, still to be used up; null without a second factor. */
      readonly match: FactorMatch | null;
    };

/** Judges a proof. Uses nothing up, and takes as long for somebody who does not exist. */
export async function prove(auth: AuthDb, { app, email, password, code, at }: Offer): Promise<Proof> {
  const person = await findPerson(auth, { email });
  const passwordHash = person?.secret?.passwordHash ?? null;
  const isRight = await matchesPassword(passwordHash, password);
  if (person === null) return { outcome: "refused", why: "unknown" };
  if (person.status !== "active") return { outcome: "refused", why: "not-active" };
  if (!isRight || passwordHash === null) return { outcome: "refused", why: "password" };
  const bindings = openingBindings(person.bindings, app);
  if (bindings.length === 0) return { outcome: "refused", why: "no-role" };
  const proved = { outcome: "proved", person, passwordHash, bindings } as const;
  if (!person.secret?.totpConfirmedAt) return { ...proved, match: null };
  if (!code) return { outcome: "needs-code", passwordHash };
  const { totpSecret, totpLastStep } = person.secret;
  const factor = { totpSecret, totpLastStep, recoveryCodes: person.recoveryCodes };
  const match = matchFactor(person.id, factor, code, at);
  return match === null ? { outcome: "refused", why: "code" } : { ...proved, match };
}
