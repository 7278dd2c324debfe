import { once } from "node:events";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startCli, testHome } from "./testing/run-cli.ts";

const QUEUES = [
  ["event", "What happened"],
  ["network-order", "Orders to networks"],
  ["bill-task", "Billing runs"],
  ["reminder", "Reminders"],
  ["dunning-day", "Unpaid bills"],
  ["notification", "Notifications"],
  ["webhook", "Events to be sent"],
  ["ticket-alarm", "Tickets to be looked at"],
  ["ticket-mail", "Mails of tickets"],
  ["mailbox", "Mailboxes to be looked into"],
  ["operator-setup", "New operators"],
  ["offboarding", "Ends of operators"],
  ["data-deletion", "Data of ended operators"],
  ["export-pack", "Export packs"],
  ["rehearsal", "Rehearsals"],
  ["alert-run", "Looks of the detectors"],
] as const;
const NOTHING = { waiting: 0, retrying: 0, running: 0, dead: 0 };

const home = testHome();
afterAll(() => home.remove());

it("says how many jobs of each queue wait and that none is dead; two wishes are refused", async () => {
  const asked = await home.run("jobs", "--json");
  expect([asked.code, JSON.parse(asked.stdout)]).toEqual([
    0,
    { queues: QUEUES.map(([queue]) => ({ queue, counts: NOTHING, dead: [], revived: 0 })) },
  ]);
  expect((await home.run("jobs")).stdout.trim().split("\n")).toEqual(
    QUEUES.map(([, title]) => `${title}: waiting 0, to be tried again 0, running 0.`),
  );
  expect((await home.run("jobs", "--watch", "--retry")).stderr).toContain("Choose one");
});

it("a watch that is told to stop ends", async () => {
  const child = startCli(["jobs", "--watch", "--json"], join(home.folder, "home"));
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
  });
  await once(child.stderr, "data");
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  const { queues } = JSON.parse(stdout) as { queues: { queue: string; dead: unknown[] }[] };
  // The detectors have begun to look by then.
  expect(queues.map(({ queue, dead }) => [queue, dead])).toEqual(QUEUES.map(([queue]) => [queue, []]));
});
