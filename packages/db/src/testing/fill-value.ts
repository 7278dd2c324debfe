import { createHash } from "node:crypto";
import type { ColumnRow } from "../catalog/read-tables.ts";

/** Values that a check of the table asks for; everything else is made from the column's type. */
const ASKED_FOR: Readonly<Record<string, unknown>> = {
  "agreement_draft.effective_from": new Date(0),
  "agreement_draft.status": "approved",
  "agreement_draft.decided_by": "checker",
  "agreement_version.created_by": "checker",
  "app_user.status": "active",
  "balance_entry.kind": "grant",
  "bill.gross_micros": 0,
  "bill.issued_on": null,
  "bill.kind": "bill",
  "bill.net_micros": 0,
  "bill.number": null,
  "bill.status": "draft",
  "bill.tax_micros": 0,
  "bill_line.kind": "usage",
  "bill_run.finalized_at": null,
  "bill_run.finalized_by": null,
  "bill_run.status": "draft",
  "bill_task.attempts": 1,
  "bill_task.attempt_limit": 5,
  "bill_task.done": 1,
  "bill_task.due_at": null,
  "bill_task.kind": "prepare",
  "bill_task.stage": "rating",
  "bill_task.status": "done",
  "bill_task.total": 5,
  "card_checkout.asked": 1,
  "card_checkout.dispute_status": null,
  "card_checkout.heard": 1,
  "card_checkout.status": "paid",
  "card_refund.status": "asked",
  "correction_request.status": "approved",
  "correction_request.period": "2026-10",
  "correction_request.reason": "why",
  "correction_request.decided_by": "checker",
  "correction_request.fingerprint": "print",
  "discrepancy.status": "open",
  "dunning_day.due_at": null,
  "dunning_notice.action": "remind",
  "gateway_profile.provider": "stripe",
  "incoming_sim_transfer.answered_at": null,
  "incoming_sim_transfer.answered_by": null,
  "incoming_sim_transfer.moved_at": null,
  "incoming_sim_transfer.reason": null,
  "incoming_sim_transfer.status": "waiting",
  "ledger_posting.amount_micros": 0,
  "legal_hold.data_class": "usage",
  "legal_hold.release_reason": null,
  "legal_hold.released_at": null,
  "legal_hold.released_by": null,
  "network_order.action": "activate",
  "network_order.attempt_limit": 10,
  "network_order.attempts": 0,
  "network_order.due_at": null,
  "network_order.status": "acknowledged",
  "network_order_event.kind": "placed",
  "number_range.kind": "imsi",
  "operator_access.expires_at": new Date(0),
  "offboarding.decided_by": "checker",
  "offboarding.due_at": null,
  "offboarding.ended_at": null,
  "offboarding.ends_at": new Date(0),
  "offboarding.released_at": new Date(0),
  "offboarding.sims_released": null,
  "offboarding.status": "declined",
  "operator_dispute_event.side": "mvna",
  "phone_number.status": "reserved",
  "pickup_file.status": "waiting",
  "pickup_file.claimed_by": null,
  "pickup_file.claimed_until": null,
  "pickup_file.finished_at": null,
  "plan.kind": "plan",
  "plan_version.published_at": null,
  "plan_version.published_by": null,
  "plan_version.status": "draft",
  "pool_member.valid_until": null,
  "port_event.step": "request",
  "port_request.direction": "in",
  "port_request.ended_at": null,
  "port_request.reason_code": null,
  "port_request.status": "requested",
  "port_request.window_from": null,
  "port_request.window_until": null,
  "rate_card_version.published_at": null,
  "rate_card_version.published_by": null,
  "rate_card_version.status": "draft",
  "rate_correction.applied_at": null,
  "rate_correction.status": "approved",
  "rehearsal.attempts": 1,
  "rehearsal.attempt_limit": 5,
  "rehearsal.due_at": null,
  "rehearsal.outcome": "passed",
  "rehearsal.status": "done",
  "reminder.attempts": 1,
  "reminder.attempt_limit": 5,
  "reminder.due_at": null,
  "reminder.status": "done",
  "retention_rule.data_class": "usage",
  "retention_rule.months": 6,
  "retired_usage.month": "2026-01",
  "retired_usage.records": 0,
  "settlement_run.status": "draft",
  "settlement_run.approved_by": null,
  "settlement_run.approved_hash": null,
  "sim_assignment.valid_until": null,
  "sim_card.kind": "esim",
  "sim_card.status": "in_stock",
  "sim_transfer.ended_at": null,
  "sim_transfer.moved_at": null,
  "sim_transfer.status": "asked",
  "subscriber.billing": "prepaid",
  "subscriber.erased_at": null,
  "subscriber.status": "suspended",
  "subscriber_number.valid_until": null,
  "subscriber_plan.valid_until": null,
  "subscriber_sim.valid_until": null,
  "usage_correction.period": "2026-10",
  "usage_correction.reason": "why",
  "usage_correction.applied_by": "checker",
  "usage_correction.fingerprint": "print",
  "usage_file.received": 0,
  "usage_file.accepted": 0,
  "usage_file.duplicates": 0,
  "usage_file.rejected": 0,
  "usage_file.quarantined": 0,
  "usage_file.attributed": 0,
  "usage_file.unattributed": 0,
  "user_session.app": "portal",
};

/** A value for one column that nobody else's row has, and that names its operator wherever text can. */
export function fillValue(table: string, column: ColumnRow, operatorId: string, index: number): unknown {
  const asked = ASKED_FOR[`${table}.${column.name}`];
  if (asked !== undefined) return asked;
  const token = `${operatorId}~${table}.${column.name}~${index}`;
  const number = Number.parseInt(createHash("sha256").update(token).digest("hex").slice(0, 7), 16);
  const type = column.type.replace(/\(.*\)/, "");
  if (type === "text")
    return column.name === "first" || column.name === "last" ? token.padEnd(80, "~") : token;
  if (type === "text[]") return [token];
  if (type === "jsonb") return JSON.stringify({ token });
  if (type === "bytea") return Buffer.from(token);
  if (type === "uuid") return uuidOf(token);
  if (type === "boolean") return true;
  if (type === "integer" || type === "bigint" || type === "numeric") return number;
  if (type.startsWith("timestamp") || type === "date") return new Date(number * 1_000);
  throw new Error(`no value for ${table}.${column.name} of type ${column.type}`);
}

function uuidOf(token: string): string {
  const hex = createHash("sha256").update(token).digest("hex");
  const [low, mid, high] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(20, 32)];
  return `${low}-${mid}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${high}`;
}
