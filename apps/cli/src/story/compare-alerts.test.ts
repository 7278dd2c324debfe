import { PORTFOLIO_DETECTOR_NAMES, USAGE_DETECTOR_NAMES } from "@tributary/domain/alert/detectors";
import { alertSteps, plantedAlerts } from "@tributary/seed/first-portfolio/planted-alerts";
import type { PlantedAlert } from "@tributary/seed/story";
import { simHash } from "@tributary/services/alert/usage-findings";
import { describe, expect, it } from "vitest";
import { compareAlerts } from "./compare-alerts.ts";
import type { KeptAlert } from "./load-alerts.ts";

describe("the first portfolio's planted anomalies", () => {
  it("are one for each detector there is", () => {
    const byBook = (isOperators: boolean) =>
      plantedAlerts
        .filter(({ book }) => (book !== null) === isOperators)
        .map(({ detector }) => detector)
        .toSorted();
    expect(byBook(false)).toEqual(PORTFOLIO_DETECTOR_NAMES.toSorted());
    expect(byBook(true)).toEqual(USAGE_DETECTOR_NAMES.toSorted());
  });

  it("open and end at looks of the story, in this order", () => {
    const looks = alertSteps()
      .filter((step) => step.do === "look")
      .map(({ at }) => at);
    for (const { opensAt, closesAt } of plantedAlerts) {
      expect(looks).toContain(opensAt);
      if (closesAt === null) continue;
      expect(looks).toContain(closesAt);
      expect(opensAt < closesAt).toBe(true);
    }
  });
});

const gap: PlantedAlert = {
  ...{ detector: "sequence-gap", book: null, subject: "north-msc", note: "A file is lost." },
  ...{ opensAt: "2026-09-05T06:30:00Z", closesAt: "2026-09-07T06:30:00Z" },
};
const { note: _, opensAt, closesAt, ...named } = gap;
const kept: KeptAlert = { ...named, openedAt: opensAt, closedAt: closesAt };

describe("comparing alerts", () => {
  it("finds what was planted", () => {
    expect(compareAlerts([gap], [kept])).toEqual({
      ...{ planted: 1, found: 1, missed: [], falseAlarms: [], falseAlarmCount: 0 },
    });
  });

  it("names what was missed", () => {
    expect(compareAlerts([gap], [])).toMatchObject({ planted: 1, found: 0, missed: [gap] });
  });

  it("takes the same alert at another look, or in another book, for a false alarm", () => {
    const others: KeptAlert[] = [
      { ...kept, openedAt: "2026-09-06T06:30:00Z" },
      { ...kept, closedAt: null },
      { ...kept, book: "alfa" },
      { ...kept, subject: "south-msc" },
    ];
    for (const other of others) {
      const compared = compareAlerts([gap], [other]);
      expect(compared).toMatchObject({ found: 0, falseAlarmCount: 1, falseAlarms: [other] });
    }
  });

  it("counts an alert that comes twice as found once", () => {
    expect(compareAlerts([gap], [kept, { ...kept }])).toMatchObject({ found: 1, falseAlarmCount: 1 });
  });

  it("knows a SIM by its operator's hash", () => {
    const imsi = "999410000000001";
    const sim: PlantedAlert = { ...gap, detector: "sim-data", book: "alfa", subject: imsi };
    const found = { ...kept, detector: "sim-data", book: "alfa", subject: simHash("alfa", imsi) };
    expect(compareAlerts([sim], [found])).toMatchObject({ found: 1, falseAlarmCount: 0 });
  });
});
