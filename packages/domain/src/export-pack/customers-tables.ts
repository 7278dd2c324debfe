import type { PackedTable } from "./types.ts";

const MACHINE = "Keeps the work of a machine in order, and says nothing of the operator.";
const MARKS = "Only this installation can search by it.";

/** Customers, and what they hold. */
export const CUSTOMER_TABLES = {
  subscriber: {
    model: "subscriber",
    columns: [
      "id",
      "number",
      "status",
      "statusReason",
      "billing",
      "language",
      "name",
      "email",
      "address",
      "vatId",
      "activatedAt",
      "terminatedAt",
      "erasedAt",
      "createdAt",
    ],
    personal: ["name", "email", "address", "vatId"],
    leavesOut: { nameMarks: MARKS },
  },
  subscriber_plan: {
    model: "subscriberPlan",
    columns: ["id", "subscriberId", "planVersionId", "isMain", "validFrom", "validUntil"],
  },
  pool_member: {
    model: "poolMember",
    columns: ["id", "holderId", "memberId", "bundle", "capUnits", "validFrom", "validUntil"],
  },
  subscriber_event: {
    model: "subscriberEvent",
    columns: ["id", "subscriberId", "occurredAt", "actor", "kind", "note"],
    personal: ["note"],
  },
  sim_card: {
    model: "simCard",
    columns: ["id", "iccid", "kind", "status", "isTest", "batch", "eid", "availableFrom", "createdAt"],
  },
  sim_imsi: { model: "simImsi", columns: ["imsi", "simCardId"], key: ["operatorId", "imsi"] },
  subscriber_sim: {
    model: "subscriberSim",
    columns: ["id", "subscriberId", "simCardId", "validFrom", "validUntil"],
  },
  phone_number: {
    model: "phoneNumber",
    columns: [
      "id",
      "msisdn",
      "status",
      "statusUntil",
      "isOwn",
      "reservedBy",
      "reservedForId",
      "reservedNote",
    ],
    personal: ["reservedNote"],
  },
  subscriber_number: {
    model: "subscriberNumber",
    columns: ["id", "subscriberId", "phoneNumberId", "validFrom", "validUntil"],
  },
  port_request: {
    model: "portRequest",
    columns: [
      "id",
      "direction",
      "msisdn",
      "subscriberId",
      "provider",
      "status",
      "reasonCode",
      "windowFrom",
      "windowUntil",
      "requestedBy",
      "requestedAt",
      "endedAt",
    ],
  },
  port_event: {
    model: "portEvent",
    columns: ["id", "portRequestId", "occurredAt", "actor", "step", "reasonCode", "evidence", "note"],
    personal: ["note", "evidence"],
  },
  sim_transfer: {
    model: "simTransfer",
    columns: [
      "id",
      "receiver",
      "wantedFrom",
      "note",
      "status",
      "askedBy",
      "askedAt",
      "endedAt",
      "endNote",
      "movedAt",
    ],
  },
  sim_transfer_item: {
    model: "simTransferItem",
    columns: ["simTransferId", "simCardId", "iccid", "imsis", "kind", "isTest"],
    key: ["operatorId", "simTransferId", "simCardId"],
  },
  incoming_sim_transfer: {
    model: "incomingSimTransfer",
    columns: ["id", "wantedFrom", "status", "offeredAt", "answeredBy", "answeredAt", "reason", "movedAt"],
  },
  incoming_sim: {
    model: "incomingSim",
    columns: ["incomingId", "iccid"],
    key: ["operatorId", "incomingId", "iccid"],
  },
  network_order: {
    model: "networkOrder",
    columns: [
      "id",
      "subscriberId",
      "position",
      "action",
      "asked",
      "placedBy",
      "placedAt",
      "status",
      "attempts",
      "attemptLimit",
      "dueAt",
      "message",
      "endedAt",
    ],
    leavesOut: { idempotencyKey: MACHINE },
  },
  network_order_event: {
    model: "networkOrderEvent",
    columns: ["id", "networkOrderId", "occurredAt", "kind", "attempt", "actor", "isEffective", "message"],
  },
} as const satisfies Readonly<Record<string, PackedTable>>;
