import fc from "fast-check";
import { expect, test } from "vitest";
import {
  assignNumber,
  endReservation,
  type NumberStanding,
  portIn,
  portOut,
  QUARANTINE_DAYS,
  RESERVATION_MINUTES,
  releaseNumber,
  reserveNumber,
  returnHome,
  standingAt,
} from "./lifecycle.ts";
import { parseMsisdn } from "./msisdn.ts";
import type { NumberStatus, Reservation } from "./types.ts";

const at = (text: string) => Date.parse(text);
const now = at("2026-10-15T08:00:00Z");
const of = (
  status: NumberStatus,
  statusUntil: number | null = null,
  more: Partial<NumberStanding> = {},
): NumberStanding => ({ status, statusUntil, isOwn: true, reservation: null, ...more });
const ada = { subscriberId: "ada", actor: "sam@example.com" };
const refused = expect.objectContaining({ code: "STEP_REFUSED" });

test("a number is read in whatever way it is printed", () => {
  for (const text of ["+49 1511 234-5678", "0049 (1511) 2345678", "49/1511/2345678", "4915112345678"]) {
    expect(parseMsisdn(text)).toBe("4915112345678");
  }
  for (const text of ["", "01511 2345678", "+49", "4915112345678901", "49151x2345678"]) {
    expect(() => parseMsisdn(text), text).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  }
});

test("digits stay as they are however they are grouped", () => {
  const anyNumber = fc.stringMatching(/^[1-9][0-9]{6,14}$/);
  fc.assert(
    fc.property(anyNumber, fc.nat({ max: 6 }), (digits, cut) => {
      expect(parseMsisdn(`+${digits.slice(0, cut)} ${digits.slice(cut)}`)).toBe(digits);
    }),
  );
});

test("a number that was given up is nobody's for 90 days, and free at the end of the last", () => {
  const released = releaseNumber(of("assigned"), now);
  // 15 October + 90 days: 16 days of October, 30 of November, 31 of December, 13 of January.
  expect(released).toEqual(of("quarantined", at("2027-01-13T08:00:00Z")));
  expect(QUARANTINE_DAYS).toBe(90);
  const end = released.statusUntil ?? 0;
  expect(() => assignNumber(released, end - 1, ada)).toThrow(/quarantined until 2027-01-13/);
  expect(assignNumber(released, end, ada)).toEqual(of("assigned"));
  expect(standingAt(released, end)).toEqual(of("free"));
});

const kept = (reservation: Reservation) => of("reserved", now + 30 * 60_000, { reservation });
const standings: Readonly<Record<NumberStatus, NumberStanding>> = {
  free: of("free"),
  reserved: kept({ by: ada.actor, subscriberId: ada.subscriberId }),
  assigned: of("assigned"),
  quarantined: of("quarantined", now + 1),
  "ported-in": of("ported-in", null, { isOwn: false }),
  "ported-out": of("ported-out"),
};

test("every step is taken from where it may be, and refused everywhere else", () => {
  const steps: readonly [(was: NumberStanding) => NumberStanding, Partial<Record<NumberStatus, object>>][] = [
    [(was) => assignNumber(was, now, ada), { free: of("assigned"), reserved: of("assigned") }],
    [(was) => assignNumber(was, now, null), { free: of("assigned") }],
    [
      (was) => reserveNumber(was, { by: "x", subscriberId: null }, { at: now, minutes: 1 }),
      { free: of("reserved", now + 60_000, { reservation: { by: "x", subscriberId: null } }) },
    ],
    [(was) => endReservation(was, now), { reserved: of("free") }],
    [
      (was) => releaseNumber(was, now),
      {
        assigned: of("quarantined", at("2027-01-13T08:00:00Z")),
        "ported-in": of("ported-out", null, { isOwn: false }),
      },
    ],
    [portOut, { assigned: of("ported-out"), "ported-in": of("ported-out", null, { isOwn: false }) }],
    [portIn, { "ported-out": of("assigned") }],
    [(was) => returnHome(was, now), { "ported-out": of("quarantined", at("2027-01-13T08:00:00Z")) }],
  ];
  for (const [index, [step, leads]] of steps.entries()) {
    for (const [status, standing] of Object.entries(standings)) {
      const next = leads[status as NumberStatus];
      if (next === undefined) expect(() => step(standing), `${index} ${status}`).toThrow(refused);
      else expect(step(standing), `${index} ${status}`).toEqual(next);
    }
  }
});

test("a reservation lasts half an hour unless somebody says otherwise, and ends by itself", () => {
  const minutes = RESERVATION_MINUTES.usual;
  const reserved = reserveNumber(of("free"), { by: "x", subscriberId: null }, { at: now, minutes });
  const end = at("2026-10-15T08:30:00Z");
  expect(reserved.statusUntil).toBe(end);
  expect(standingAt(reserved, end - 1).status).toBe("reserved");
  expect(standingAt(reserved, end)).toEqual(of("free"));
  expect(assignNumber(reserved, end, ada)).toEqual(of("assigned"));
  expect(() => endReservation(reserved, end)).toThrow(refused);
  for (const wrong of [0, -1, 1.5, 30 * 1_440 + 1]) {
    const ask = () => reserveNumber(of("free"), { by: "x", subscriberId: null }, { at: now, minutes: wrong });
    expect(ask, `${wrong}`).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  }
});

test("a reserved number goes to whom it is reserved for, and to nobody else", () => {
  const forAda = kept({ by: "somebody@example.com", subscriberId: "ada" });
  expect(assignNumber(forAda, now, ada)).toEqual(of("assigned"));
  for (const taker of [
    { ...ada, subscriberId: "grace" },
    { subscriberId: "grace", actor: "somebody@example.com" },
    null,
  ]) {
    expect(() => assignNumber(forAda, now, taker)).toThrow(/reserved for somebody else/);
  }
  const forACaller = kept({ by: ada.actor, subscriberId: null });
  expect(assignNumber(forACaller, now, { ...ada, subscriberId: "anybody" })).toEqual(of("assigned"));
  expect(() => assignNumber(forACaller, now, { ...ada, actor: "other@example.com" })).toThrow(refused);
});

test("a number that came with its holder goes back to whose it is, and is at home there", () => {
  const came = portIn(null);
  expect(came).toEqual(of("ported-in", null, { isOwn: false }));
  const gone = releaseNumber(came, now);
  expect(gone).toEqual(of("ported-out", null, { isOwn: false }));
  expect(() => returnHome(gone, now)).toThrow(/another operator's block/);
  expect(portIn(gone)).toEqual(came);
});
