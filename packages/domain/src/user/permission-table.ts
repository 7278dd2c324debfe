import { OPERATOR_ROLES, PORTFOLIO_ROLES, type Role } from "./roles.ts";

/** read; write; approve; export; read with identifiers masked. */
export type Verb = "read" | "write" | "approve" | "export" | "read-masked";

const VERBS: Readonly<Record<string, readonly Verb[]>> = {
  "-": [],
  m: ["read-masked"],
  R: ["read", "read-masked"],
  W: ["write", "read", "read-masked"],
  A: ["approve", "read", "read-masked"],
  X: ["export"],
};

/** One role's verbs on one resource, role by role. */
export type Row = ReadonlyMap<Role, ReadonlySet<Verb>>;

/**
 * Who of the MVNA may do what. The columns are owner, admin, wholesale manager, settlement analyst, finance
 * approver, onboarding manager, support lead, support agent, fraud analyst, auditor. Nobody prepares and
 * approves the same thing, and whoever manages users reads no money.
 */
export const PORTFOLIO_TABLE = {
  portfolio: portfolioRow("RX R  R  R  R  R  -  -  R  R"),
  operator: portfolioRow("WA W  R  R  R  W  R  -  R  R"),
  agreement: portfolioRow("RA R  W  R  A  -  -  -  -  R"),
  margin: portfolioRow("RA -  W  R  A  -  -  -  -  R"),
  "mno-invoice": portfolioRow("R  -  R  W  A  -  -  -  R  R"),
  settlement: portfolioRow("R  -  R  W  A  -  -  -  -  R"),
  period: portfolioRow("A  -  -  W  A  -  -  -  -  R"),
  statement: portfolioRow("RX -  R  WX AX -  -  -  -  RX"),
  ledger: portfolioRow("RX -  R  WX AX -  -  -  -  RX"),
  dispute: portfolioRow("R  -  R  W  A  -  -  -  R  R"),
  "operator-dispute": portfolioRow("R  -  R  W  A  -  -  -  -  R"),
  "operator-access": portfolioRow("W  -  -  W  -  -  W  W  W  W"),
  cdr: portfolioRow("m  -  m  m  -  -  m  m  m  m"),
  "usage-file": portfolioRow("R  R  R  W  R  R  -  -  R  R"),
  quarantine: portfolioRow("R  -  -  W  A  -  -  -  W  R"),
  sim: portfolioRow("R  W  W  -  -  W  R  R  R  R"),
  ticket: portfolioRow("R  -  -  -  -  -  WA W  R  R"),
  alert: portfolioRow("W  R  W  W  R  R  -  -  W  R"),
  user: portfolioRow("W  W  -  -  -  -  -  -  -  R"),
  webhook: portfolioRow("W  W  -  -  -  -  -  -  -  R"),
  audit: portfolioRow("RX R  -  -  -  -  -  -  R  RX"),
} as const;

/**
 * Who of an operator may do what, always within that operator. The columns are admin, finance, product,
 * support, viewer, developer.
 */
export const OPERATOR_TABLE = {
  home: operatorRow("R  R  R  R  R  R"),
  statement: operatorRow("WX WX -  -  R  -"),
  "operator-dispute": operatorRow("W  W  -  -  R  -"),
  usage: operatorRow("RX RX R  R  R  -"),
  subscriber: operatorRow("WX m  -  W  m  -"),
  ticket: operatorRow("W  -  -  W  R  -"),
  sim: operatorRow("W  -  -  W  R  -"),
  number: operatorRow("W  -  -  W  R  -"),
  plan: operatorRow("W  R  W  R  R  -"),
  bill: operatorRow("WA WXA -  R  R  -"),
  "billing-profile": operatorRow("W  W  -  -  R  -"),
  "rate-card": operatorRow("W  R  W  R  R  -"),
  "network-order": operatorRow("W  -  -  W  R  R"),
  network: operatorRow("W  -  -  -  -  R"),
  onboarding: operatorRow("W  R  R  R  R  R"),
  retention: operatorRow("W  R  -  -  R  -"),
  "export-pack": operatorRow("WX -  -  -  -  -"),
  cdr: operatorRow("RX RX -  R  -  -"),
  quarantine: operatorRow("R  -  -  -  -  -"),
  alert: operatorRow("W  R  R  W  R  R"),
  user: operatorRow("W  -  -  -  -  -"),
  webhook: operatorRow("W  -  -  -  -  W"),
  audit: operatorRow("RX RX -  -  -  -"),
} as const;

function portfolioRow(rights: string): Row {
  return row(PORTFOLIO_ROLES, rights);
}

function operatorRow(rights: string): Row {
  return row(OPERATOR_ROLES, rights);
}

function row(roles: readonly Role[], rights: string): Row {
  const cells = rights.split(/ +/);
  if (cells.length !== roles.length) throw new RangeError(`"${rights}" does not name ${roles.length} rights`);
  return new Map(roles.map((role, index) => [role, new Set(verbsOf(cells[index] ?? "-"))]));
}

function verbsOf(cell: string): Verb[] {
  return [...cell].flatMap((letter) => {
    const verbs = VERBS[letter];
    if (verbs === undefined) throw new RangeError(`"${letter}" is no right`);
    return verbs;
  });
}
