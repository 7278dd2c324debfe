import { named, open, type PolicyRow } from "./policy-row.ts";

const NUMBER = "4915199999990";
const SIM = "8949010000000000008,262010000000001";
const said = { evidence: "case 4711", note: "By telephone." };

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** Every procedure of an operator's numbers and SIMs, of those that come and of those that go. */
export const numberPolicy: Readonly<Record<string, PolicyRow>> = {
  "number.add": open("number:write", { first: NUMBER, count: 2 }),
  "number.list": open("number:read", {}),
  "number.release": open("number:write", { msisdn: NUMBER }),
  "number.reserve": named("number:write", ({ subscriber }) => ({
    ...{ msisdn: NUMBER, subscriber, note: "", minutes: 30 },
  })),
  "number.returnHome": open("number:write", { msisdn: NUMBER }),
  "porting.list": open("number:read", {}),
  "porting.request": named("number:write", ({ subscriber }) => ({
    ...{ direction: "in", msisdn: "4917099999990", subscriber, provider: "Nordnetz", ...said },
  })),
  "porting.show": named("number:read", ({ portId: id }) => ({ id })),
  "porting.step": named("number:write", ({ portId: id }) => ({
    ...{ id, step: "validate", reason: null, window: null, ...said },
  })),
  "sim.add": open("sim:write", { batch: "b1", kind: "physical", isTest: false, text: SIM }),
  "sim.list": open("sim:read", {}),
  "simTransfer.decline": named("sim:write", ({ incomingId: id }) => ({ id, reason: "Of the wrong kind." })),
  "simTransfer.incoming": open("sim:read", {}),
  "simTransfer.offer": open("sim:write", {
    ...{ receiver: "somebody", sims: { kind: "batch", batch: "none" }, from: tomorrow(), note: "" },
  }),
  "simTransfer.outgoing": open("sim:read", {}),
  "simTransfer.show": named("sim:read", ({ transferId: id }) => ({ id })),
  "simTransfer.showIncoming": named("sim:read", ({ incomingId: id }) => ({ id })),
  "simTransfer.take": named("sim:write", ({ incomingId: id }) => ({ id })),
  "simTransfer.withdraw": named("sim:write", ({ transferId: id }) => ({ id, reason: "Needed here." })),
};
