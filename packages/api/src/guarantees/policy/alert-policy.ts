import { named, open, type PolicyRow, type Things } from "./policy-row.ts";

const reason = "Looked into.";
const until = new Date(Date.now() + 3_600_000);

/** The same questions on both sides, each about alerts of its own. */
function alertPolicy(idOf: (things: Things) => string, tuned: object): Readonly<Record<string, PolicyRow>> {
  return {
    "alert.acknowledge": named("alert:write", (all) => ({ ids: [idOf(all)], reason })),
    "alert.dismiss": named("alert:write", (all) => ({ id: idOf(all), reason })),
    "alert.list": open("alert:read", {}),
    "alert.settings": open("alert:read"),
    "alert.show": named("alert:read", (all) => ({ id: idOf(all) })),
    "alert.snooze": named("alert:write", (all) => ({ id: idOf(all), reason, until })),
    "alert.tune": open("alert:write", { ...tuned, subject: null, version: 0, reason }),
    "alert.waiting": open("alert:read"),
  };
}

export const portfolioAlertPolicy = alertPolicy(({ alertId }) => alertId, {
  detector: "margin-floor",
  settings: [{ name: "floorBps", value: 250 }],
});

export const usageAlertPolicy = alertPolicy(({ usageAlertId }) => usageAlertId, {
  detector: "sim-messages",
  settings: [{ name: "limit", value: 250 }],
});
