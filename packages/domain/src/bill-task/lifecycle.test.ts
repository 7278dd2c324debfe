import { expect, test } from "vitest";
import { asked, begun, ended, failed, finished, isForgotten, keptOn, putDown } from "./lifecycle.ts";
import type { TaskPatience, TaskStanding } from "./types.ts";

const PATIENCE: TaskPatience = {
  mostAttempts: 3,
  firstPauseMilliseconds: 10,
  longestPauseMilliseconds: 25,
  holdMilliseconds: 100,
};
const AT = 1_000;

function started(): TaskStanding {
  const task = begun(asked(AT, PATIENCE), AT, PATIENCE);
  if (task === null) throw new Error("a task that is due can be begun");
  return task;
}

test("one try at a time holds a task; when it says nothing for long enough, the next one does", () => {
  const first = started();
  expect(first).toMatchObject({ status: "running", attempts: 1, dueAt: AT + 100 });
  expect(begun(first, AT + 99, PATIENCE)).toBeNull();
  const second = begun(first, AT + 100, PATIENCE);
  expect(second).toMatchObject({ status: "running", attempts: 2, dueAt: AT + 200 });
  for (const late of [keptOn(second as TaskStanding, 1, AT, PATIENCE), finished(second as TaskStanding, 1)])
    expect(late).toBeNull();
});

test("three tries that end in the middle are the last; one that gets on gives three more", () => {
  let task = started();
  for (let at = 1; at < 3; at += 1) task = begun(task, AT + at * 100, PATIENCE) as TaskStanding;
  expect(task.attempts).toBe(3);
  expect(begun(task, AT + 300, PATIENCE)).toMatchObject({ status: "failed", dueAt: null });
  const gotOn = keptOn(task, 3, AT + 250, PATIENCE);
  expect(gotOn).toMatchObject({ attemptLimit: 6, dueAt: AT + 350 });
  expect(begun(gotOn as TaskStanding, AT + 350, PATIENCE)).toMatchObject({ status: "running", attempts: 4 });
});

test("a try that failed rests twice as long each time, and ends with its reason", () => {
  const fault = { message: "The database was away.", isFinal: false };
  let task = started();
  const rests: (number | null)[] = [];
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const next = failed(task, attempt, fault, AT, PATIENCE) as TaskStanding;
    rests.push(next.dueAt === null ? null : next.dueAt - AT);
    if (next.dueAt !== null) task = begun(next, next.dueAt, PATIENCE) as TaskStanding;
    else expect(next).toMatchObject({ status: "failed", message: fault.message });
  }
  // 10, then twice as long, then it is over.
  expect(rests).toEqual([10, 20, null]);
});

test("what no repetition mends ends the task at once", () => {
  const fault = { message: "No rate card.", isFinal: true };
  expect(failed(started(), 1, fault, AT, PATIENCE)).toMatchObject({
    status: "failed",
    message: "No rate card.",
  });
});

test("a try that is told to stop costs none", () => {
  const down = putDown(started(), 1, AT + 5) as TaskStanding;
  expect(down).toMatchObject({ status: "waiting", dueAt: AT + 5, attemptLimit: 4 });
  expect(begun(down, AT + 5, PATIENCE)).toMatchObject({ attempts: 2 });
});

test("a task that ended stays as it ended", () => {
  const done = finished(started(), 1) as TaskStanding;
  expect(done).toMatchObject({ status: "done", dueAt: null });
  expect(begun(done, AT + 1_000, PATIENCE)).toBeNull();
  expect(failed(done, 1, { message: "late", isFinal: false }, AT, PATIENCE)).toBeNull();
  expect(begun(ended(started(), "Abandoned."), AT + 1_000, PATIENCE)).toBeNull();
});

test("a task that nobody looked at ten minutes after it was due was forgotten", () => {
  const task = asked(AT, PATIENCE);
  expect(isForgotten(task, AT + 600_000)).toBe(false);
  expect(isForgotten(task, AT + 600_001)).toBe(true);
  expect(isForgotten(finished(started(), 1) as TaskStanding, AT + 700_000)).toBe(false);
});
