import { type APIRequestContext, expect } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { command } from "../people/command.ts";
import { people, signIn } from "../people/sign-in.ts";
import { moved, moveSim } from "./move-sim.ts";

interface Standing {
  readonly status: string;
  readonly fingerprint: string | null;
}

/** Has a month corrected by two people, and looks into it once more, so that there is one of every page. */
export async function makeCorrection(newContext: () => Promise<APIRequestContext>): Promise<void> {
  moveSim(21);
  const [analyst, approver] = [await newContext(), await newContext()];
  await signIn(analyst, people.analyst);
  await signIn(approver, people.approver);
  const json = { agreementId: moved.agreement, period: moved.period };
  const look = async () =>
    ((await command(analyst, "console", "correction.report", { json })) as { id: string }).id;
  const id = await look();
  const { fingerprint } = await reaches(analyst, id, "reported");
  await command(analyst, "console", "correction.ask", { json: { id, reason: "The SIM had gone to Brisa." } });
  await command(approver, "console", "correction.approve", { json: { id, fingerprint } });
  await reaches(analyst, id, "applied");
  await reaches(analyst, await look(), "reported");
  await analyst.dispose();
  await approver.dispose();
}

/** The work goes on behind the answer. */
async function reaches(request: APIRequestContext, id: string, status: string): Promise<Standing> {
  const input = encodeURIComponent(JSON.stringify({ json: { id } }));
  let standing: Standing | undefined;
  await expect(async () => {
    const answer = await request.get(`${urlOf("console")}/api/trpc/correction.progress?input=${input}`, {
      headers: { "x-tributary-client": "console" },
    });
    standing = ((await answer.json()) as { result: { data: { json: Standing } } }).result.data.json;
    expect(standing.status).toBe(status);
  }).toPass({ timeout: 60_000 });
  return standing as Standing;
}
