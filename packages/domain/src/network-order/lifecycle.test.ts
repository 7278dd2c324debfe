import fc from "fast-check";
import { expect, test } from "vitest";
import { abandoned, acknowledged, answered, begun, isOpen, placed, retried } from "./lifecycle.ts";
import type { NetworkAnswer, OrderPatience, OrderStanding } from "./types.ts";

const patience: OrderPatience = {
  mostAttempts: 3,
  firstPauseMilliseconds: 10,
  longestPauseMilliseconds: 40,
  tryMilliseconds: 5,
  acknowledgeMilliseconds: 100,
};

const say = (kind: NetworkAnswer["kind"]): NetworkAnswer => ({ kind, message: kind });
const done = { kind: "done", message: "done" } as const;
const refused = { kind: "refused", message: "refused" } as const;

function tried(order: OrderStanding, at: number): OrderStanding {
  const next = begun(order, at, patience);
  if (next === null) throw new Error("it was not due");
  return next;
}

test("an order is tried, rests twice as long each time and is given up after its last try", () => {
  let order = placed(0, patience);
  order = answered(tried(order, 0), 1, say("not-now"), 2, patience);
  expect(order).toMatchObject({ status: "waiting", attempts: 1, dueAt: 12 });
  expect(begun(order, 11, patience)).toBeNull();
  order = answered(tried(order, 12), 2, say("not-now"), 13, patience);
  expect(order.dueAt).toBe(13 + 20);
  order = answered(tried(order, 33), 3, say("not-now"), 34, patience);
  expect(order).toEqual({
    status: "given-up",
    attempts: 3,
    attemptLimit: 3,
    dueAt: null,
    message: "not-now",
  });
});

test("a pause the network asks for is kept, up to the longest", () => {
  const asked = (afterMilliseconds: number) =>
    answered(
      tried(placed(0, patience), 0),
      1,
      { ...say("not-now"), afterMilliseconds } as NetworkAnswer,
      0,
      patience,
    );
  expect([asked(25).dueAt, asked(3).dueAt, asked(4_000).dueAt]).toEqual([25, 10, 40]);
});

test("while somebody tries it nobody else does, and a try whose holder died is taken up again", () => {
  const order = tried(placed(0, patience), 0);
  expect(begun(order, 4, patience)).toBeNull();
  expect(tried(order, 5)).toMatchObject({ attempts: 2, dueAt: 10 });
});

test("what was accepted is asked for again when nothing is heard, and given up in the end", () => {
  let order = answered(tried(placed(0, patience), 0), 1, say("accepted"), 1, patience);
  expect(order).toMatchObject({ status: "sent", dueAt: 101 });
  order = answered(tried(order, 101), 2, say("accepted"), 102, patience);
  order = answered(tried(order, 202), 3, say("accepted"), 203, patience);
  expect(tried(order, 303)).toMatchObject({ status: "given-up", attempts: 3, dueAt: null });
});

test("an acknowledgement that comes twice, late or against the first changes nothing", () => {
  const first = acknowledged(tried(placed(0, patience), 0), done);
  expect(first.status).toBe("acknowledged");
  expect(acknowledged(first, done)).toBe(first);
  expect(acknowledged(first, refused)).toBe(first);
  expect(answered(first, 1, say("not-now"), 3, patience)).toBe(first);
  expect(answered(first, 1, say("accepted"), 3, patience)).toBe(first);
});

test("the network's word overrules that we gave it up, and nothing overrules its word", () => {
  const order = abandoned(tried(placed(0, patience), 0), "No use.");
  expect(acknowledged(order, done).status).toBe("acknowledged");
  expect(acknowledged(order, refused).status).toBe("failed");
  expect(() => abandoned(acknowledged(order, done), "No use.")).toThrow(/ended before/);
});

test("of a try that was overtaken by another only the final word counts", () => {
  const second = tried(tried(placed(0, patience), 0), 5);
  expect(answered(second, 1, say("not-now"), 6, patience)).toBe(second);
  expect(answered(second, 1, say("accepted"), 6, patience)).toBe(second);
  expect(answered(second, 1, done, 6, patience).status).toBe("acknowledged");
});

test("nobody acknowledges what was never sent, and only what was given up is tried again", () => {
  const order = placed(0, patience);
  expect(() => acknowledged(order, done)).toThrow(/not sent yet/);
  expect(() => retried(order, 1, patience)).toThrow(/Only what was given up/);
  const again = retried(abandoned(order, "No use."), 7, patience);
  expect(again).toMatchObject({ status: "waiting", attempts: 0, attemptLimit: 3, dueAt: 7 });
});

type Happening =
  | { readonly type: "begin" | "abandon" | "retry"; readonly after: number }
  | { readonly type: "answer"; readonly back: number; readonly kind: NetworkAnswer["kind"] }
  | { readonly type: "word"; readonly kind: "done" | "refused" };

const kinds = ["done", "accepted", "refused", "not-now"] as const;
const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant("begin" as const), after: fc.nat(120) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant("answer" as const),
        back: fc.nat(2),
        kind: fc.constantFrom(...kinds, "accepted" as const, "not-now" as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant("word" as const), kind: fc.constantFrom("done", "refused") }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constantFrom("abandon" as const, "retry" as const), after: fc.nat(9) }),
    },
  ),
  { maxLength: 40 },
);

/** What an onlooker would note down who knows nothing of statuses. */
interface Notes {
  firstWord: "done" | "refused" | null;
  tries: number;
  triesThisRound: number;
  isDropped: boolean;
}

test("whatever happens, the standing is what an onlooker who only counts would say", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(happenings, (list) => {
      let at = 0;
      let order = placed(at, patience);
      const notes: Notes = { firstWord: null, tries: 0, triesThisRound: 0, isDropped: false };
      for (const happening of list) {
        if ("after" in happening) at += happening.after;
        order = play(order, happening, at, notes);
        const ended = notes.firstWord !== null || notes.isDropped;
        expect(isOpen(order)).toBe(!ended);
        expect(order.dueAt === null).toBe(ended);
        expect(order.attempts).toBe(notes.tries);
        expect(notes.triesThisRound).toBeLessThanOrEqual(patience.mostAttempts);
        const word = { done: "acknowledged", refused: "failed" }[notes.firstWord ?? "done"];
        if (ended) expect(order.status).toBe(notes.firstWord === null ? "given-up" : word);
        seen.add(order.status);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(seen.size).toBe(5);
});

function play(order: OrderStanding, happening: Happening, at: number, notes: Notes): OrderStanding {
  const ended = notes.firstWord !== null || notes.isDropped;
  const isLast = notes.triesThisRound === patience.mostAttempts;
  switch (happening.type) {
    case "begin": {
      const next = begun(order, at, patience);
      if (next === null) return order;
      if (isLast) notes.isDropped = true;
      else [notes.tries, notes.triesThisRound] = [notes.tries + 1, notes.triesThisRound + 1];
      return next;
    }
    case "answer": {
      const attempt = notes.tries - happening.back;
      if (attempt < 1) return order;
      const isFinal = happening.kind === "done" || happening.kind === "refused";
      if (isFinal) notes.firstWord ??= happening.kind as "done" | "refused";
      else if (!ended && happening.back === 0 && happening.kind === "not-now" && isLast)
        notes.isDropped = true;
      return answered(order, attempt, say(happening.kind), at, patience);
    }
    case "word":
      if (notes.tries === 0) {
        expect(() => acknowledged(order, { kind: happening.kind, message: "" })).toThrow();
        return order;
      }
      notes.firstWord ??= happening.kind;
      return acknowledged(order, { kind: happening.kind, message: "" });
    case "abandon":
      if (ended) {
        expect(() => abandoned(order, "")).toThrow();
        return order;
      }
      notes.isDropped = true;
      return abandoned(order, "");
    default:
      if (!notes.isDropped || notes.firstWord !== null) {
        expect(() => retried(order, at, patience)).toThrow();
        return order;
      }
      [notes.isDropped, notes.triesThisRound] = [false, 0];
      return retried(order, at, patience);
  }
}
