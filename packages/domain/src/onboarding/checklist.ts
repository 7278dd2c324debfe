import type { CheckKind, ItemPlan, Party, Track } from "./types.ts";

/**
 * Everything that a new operator needs before it is live, by track. Shared infrastructure stands already: an
 * item is what is this operator's alone.
 */
export const CHECKLIST: readonly ItemPlan[] = [
  gate("network.terms", "mvna", 2, [], "terms"),
  gate("network.imsi-range", "mno", 5, ["network.terms"], "imsis"),
  gate("network.apn", "mno", 5, ["network.terms"], null),
  item("network.tadig", "mno", 10, ["network.terms"], null),
  item("network.connection", "operator", 3, ["network.apn"], "network"),
  gate("billing.rate-card", "operator", 3, [], "rate-card"),
  gate("billing.plans", "operator", 3, ["billing.rate-card"], "plan"),
  gate("billing.tax", "operator", 2, [], "billing"),
  item("billing.payment", "operator", 5, ["billing.tax"], "gateway"),
  gate("sim.batch", "mno", 10, ["network.imsi-range"], null),
  item("sim.stock", "operator", 2, ["sim.batch", "care.admin"], "sims"),
  item("sim.profiles", "mno", 5, ["network.imsi-range"], null),
  item("sim.numbering", "mno", 5, ["network.terms"], "numbers"),
  gate("care.admin", "mvna", 1, [], "admin"),
  item("care.team", "operator", 3, ["care.admin"], "team"),
  item("care.sla", "operator", 3, [], null),
  gate("launch.rehearsal", "mvna", 2, ["network.imsi-range", "billing.plans", "billing.tax"], "rehearsal"),
];

function gate(
  code: string,
  owner: Party,
  days: number,
  blockedBy: readonly string[],
  check: CheckKind | null,
): ItemPlan {
  return { ...item(code, owner, days, blockedBy, check), isGate: true };
}

function item(
  code: string,
  owner: Party,
  days: number,
  blockedBy: readonly string[],
  check: CheckKind | null,
): ItemPlan {
  const [track = ""] = code.split(".");
  return { code, track: track as Track, owner, isGate: false, days, blockedBy, check };
}
