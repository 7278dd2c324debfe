import { CUSTOMER_TABLES } from "./customers-tables.ts";
import { DESK_TABLES } from "./desk-tables.ts";
import { MONEY_TABLES } from "./money-tables.ts";
import type { PackedTable } from "./types.ts";

/** The tables that go into a pack, each as a file of its name. */
export const PACKED_TABLES: Readonly<Record<string, PackedTable>> = {
  ...CUSTOMER_TABLES,
  ...MONEY_TABLES,
  ...DESK_TABLES,
};

const QUEUE = "What is to be done next, and nothing that was done.";
const OWN = "One person's own choices.";
const SECRET = "Addresses and secrets that work here alone.";
const RECORDS = "The records that it is of are in the pack.";

/** Tables that the operator may read and that no pack holds, each with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  alert_run: QUEUE,
  audit_seal: "Proves the log where it is kept; Settings, Audit shows and checks it.",
  bill_number: "The number that comes after; the bills have theirs.",
  bill_task: QUEUE,
  dunning_day: QUEUE,
  export_pack: "The packs themselves.",
  export_pack_part: "The packs themselves.",
  gateway_profile: SECRET,
  idempotency_key: "Requests that came twice.",
  mailbox: QUEUE,
  mailbox_profile: SECRET,
  network_profile: SECRET,
  notification: QUEUE,
  notification_item: QUEUE,
  notification_preference: OWN,
  notification_schedule: OWN,
  onboarding: "The MVNA's work; what the operator supplied is in the pack.",
  onboarding_item: "The MVNA's work; what the operator supplied is in the pack.",
  onboarding_wait: "The MVNA's work; what the operator supplied is in the pack.",
  operator_setup: QUEUE,
  outbox_event: RECORDS,
  quarantine: "Records that were not accepted are the MVNA's to clear; accepted ones are in the pack.",
  redriven: "Records that were not accepted are the MVNA's to clear; accepted ones are in the pack.",
  refused_mail: "Mails that were not taken in lie in the mailbox that they came to.",
  saved_view: OWN,
  statement_usage: "Which of the network's files a statement rests on; its records are in the pack.",
  support_scope: "When agents of the MVNA worked at the desk; what they did is in the audit log.",
  ticket_alarm: QUEUE,
  ticket_mail: QUEUE,
  ticket_viewer: "Who looks at a ticket just now.",
  webhook_attempt: RECORDS,
  webhook_delivery: RECORDS,
  webhook_endpoint: SECRET,
};

/** Records of usage: what each is, and nothing of what the network charged the MVNA for it. */
export const CDR_COLUMNS = [
  "occurredAt",
  "key",
  "period",
  "recordId",
  "imsi",
  "iccid",
  "msisdn",
  "otherParty",
  "service",
  "direction",
  "zone",
  "visitedPlmn",
  "apn",
  "durationSeconds",
  "volumeBytes",
  "ratedQuantity",
  "recordNumber",
  "isTest",
] as const;

/** What each record was charged to its subscriber. */
export const CHARGE_COLUMNS = [
  "ratingId",
  "occurredAt",
  "key",
  "part",
  "service",
  "zone",
  "rateCode",
  "rateCardVersion",
  "band",
  "bundle",
  "ratedQuantity",
  "chargeMicros",
] as const;

/** Whom else a record names. */
export const PERSONAL_OF_RECORDS = ["otherParty"] as const;

const NETWORKS = "Belongs to the network's agreement with the MVNA.";
const MACHINE = "Keeps the work of a machine in order, and says nothing of the operator.";

/** Columns of usage that no pack holds, each with the reason. */
export const LEFT_OUT_OF_RECORDS: Readonly<Record<string, string>> = {
  agreementId: NETWORKS,
  assignmentId: MACHINE,
  attributionMethod: MACHINE,
  chargeMicros: NETWORKS,
  chargingId: MACHINE,
  fileId: NETWORKS,
  lineCode: NETWORKS,
  rateVersion: NETWORKS,
  sourceChargeMicros: NETWORKS,
};
