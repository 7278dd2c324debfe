import type { Aging } from "@tributary/domain/ledger/aging";
import type { StatementDocument } from "@tributary/domain/statement/types";
import type { Party } from "../document/party.ts";

/** A statement with what is printed around it. */
export interface PrintedStatement {
  /** The frozen document: every figure of the statement itself comes from it. */
  readonly document: StatementDocument;
  /** The SHA-256 of its canonical form. */
  readonly hash: string;
  readonly issuedAt: Date;
  readonly issuer: Party;
  readonly operator: Party;
  /** What is unpaid on all statements of the operator; null leaves it out. */
  readonly account: AccountStanding | null;
}

export interface AccountStanding {
  /** YYYY-MM-DD */
  readonly asOf: string;
  /** One per currency; none when nothing is unpaid. */
  readonly aging: readonly Aging[];
}
