import { randomInt } from "node:crypto";
import { luhnDigit } from "@tributary/domain/sim/luhn";
import { requestPort } from "@tributary/services/porting/request-port";
import { addSims } from "@tributary/services/sim/add-sims";
import { leadOn } from "@tributary/services/sim-transfer/lead-on";
import { offerSims } from "@tributary/services/sim-transfer/offer-sims";
import { AGREEMENT } from "@tributary/services/testing/world";
import type { ApiWorld } from "./api-world.ts";

const by = { actor: "setup", at: new Date() };
const from = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
const said = { evidence: "", note: "" };

/**
 * What comes to an operator and goes from it: a number on its way to a subscriber, a SIM that it gives away,
 * one that it is offered.
 */
export async function ownMoves(
  api: ApiWorld,
  operatorId: string,
  subscriber: string,
): Promise<{ readonly portId: string; readonly transferId: string; readonly incomingId: string }> {
  const db = api.test.operatorDb(operatorId);
  const number = { direction: "in", msisdn: "4917012345678", provider: "Nordnetz" } as const;
  const { id: portId } = await requestPort(db, { ...number, subscriber, ...said, ...by });
  const transferId = await offerOne(api, operatorId, "somebody");
  const led = await offerOne(api, operatorId === "gamma" ? "alfa" : "gamma", operatorId);
  await leadOn(api.world.db, { id: led, ...by });
  const { incomingId } = await api.world.db.simTransferRoute.findFirstOrThrow({
    where: { simTransferId: led },
  });
  return { portId, transferId, incomingId };
}

/** A SIM that the MVNA's inventory has as this operator's since yesterday. */
export async function offerOne(api: ApiWorld, operatorId: string, receiver: string): Promise<string> {
  const digits = String(randomInt(10 ** 10)).padStart(10, "0");
  const imsi = `26209${digits}`;
  const serial = `8949010${digits}0`;
  const iccid = `${serial}${luhnDigit(serial)}`;
  const validFrom = new Date(Date.now() - 86_400_000);
  await api.world.db.simAssignment.create({
    data: { operatorId, agreementId: AGREEMENT, imsi, iccid, validFrom },
  });
  const db = api.test.operatorDb(operatorId);
  const batch = { batch: iccid, kind: "physical", isTest: false } as const;
  await addSims(db, { ...batch, text: `${iccid},${imsi}`, actor: "setup" });
  const sims = { kind: "batch", batch: iccid } as const;
  return (await offerSims(db, { receiver, sims, from, note: "", ...by })).id;
}
