import { NEW_CARD, sentPrice } from "../../testing/rate-cards-through-api.ts";
import { about, named, open, type PolicyRow, type Things } from "./policy-row.ts";

const ofCard = ({ rateCard: code }: Things) => ({ code });
const ofVersion = (things: Things) => ({ ...ofCard(things), version: 1 });
const seen = { fingerprint: "0".repeat(64) };
const reason = "The price list said otherwise.";
const call = {
  service: "voice",
  direction: "mo",
  dialled: "4930123456",
  at: "2026-10-05T19:59",
  quantity: 60n,
};

/** The portal's procedures about rate cards. */
export const rateCardPolicy: Readonly<Record<string, PolicyRow>> = {
  "rateCard.create": open("rate-card:write", { code: "NEW-CARD", ...NEW_CARD }),
  "rateCard.discard": named("rate-card:write", ofVersion),
  "rateCard.draft": named("rate-card:write", (things) => ({ ...ofCard(things), holidays: ["2026-12-25"] })),
  "rateCard.export": named("rate-card:read", (things) => ({ ...ofVersion(things), form: "raw" })),
  "rateCard.import": named("rate-card:write", (things) => ({
    ...ofCard(things),
    ...sentPrice("0.10"),
    ...seen,
  })),
  "rateCard.list": open("rate-card:read"),
  "rateCard.preview": named("rate-card:write", (things) => ({ ...ofCard(things), ...sentPrice("0.10") })),
  "rateCard.publish": named("rate-card:write", (things) => ({
    ...ofVersion(things),
    ...seen,
    from: "2026-11-01",
  })),
  "rateCard.show": named("rate-card:read", ofCard),
  "rateCorrection.approve": named("bill:approve", ({ rateCorrection: id }) => ({ id, ...seen })),
  "rateCorrection.ask": named("rate-card:write", ({ rateCorrection: id }) => ({ id, reason })),
  "rateCorrection.list": about("rate-card:read", ofCard),
  "rateCorrection.reject": named("bill:approve", ({ rateCorrection: id }) => ({ id, reason })),
  "rateCorrection.report": named("rate-card:write", (things) => ({
    ...ofVersion(things),
    ...seen,
    from: "2026-09-01",
  })),
  "rateCorrection.show": named("rate-card:read", ({ rateCorrection: id }) => ({ id })),
  "rateCorrection.withdraw": named("rate-card:write", ({ rateCorrection: id }) => ({ id, reason })),
  "rateCard.try": named("rate-card:read", (things) => ({ ...ofVersion(things), ...call })),
};
