import type { ServerResponse } from "node:http";
import { type JsonRequest, type JsonServer, startJsonServer } from "./json-server.ts";

/** What an SM-DP+ does with one call; those that are cut or slow have done their work all the same. */
export type SmdpConduct = "well" | "cut" | "slow" | "error" | "execution-error" | "no-profile" | "rubbish";

export interface SmdpCall extends JsonRequest {
  readonly name: string;
}

/** A real HTTP server that keeps profiles as an SM-DP+ does, and misbehaves on demand. */
export interface SmdpServer extends JsonServer {
  readonly calls: readonly SmdpCall[];
  /** The state of each profile that was ever ordered, by its ICCID as it was written. */
  readonly profiles: ReadonlyMap<string, { state: ProfileState; matchingId?: string }>;
}

type ProfileState = "allocated" | "confirmed" | "released" | "unavailable";
type Profiles = Map<string, { state: ProfileState; matchingId?: string }>;
type Outcome = { readonly more?: object } | { readonly subjectCode: string; readonly reasonCode: string };

const SLOW_MILLISECONDS = 400;
const PATH = "/gsma/rsp2/es2plus/";

export async function startSmdp(
  conduct: (call: SmdpCall, times: number) => SmdpConduct,
): Promise<SmdpServer> {
  const calls: SmdpCall[] = [];
  const profiles: Profiles = new Map();
  const server = await startJsonServer((request, response) => {
    const call = { ...request, name: request.path.replace(PATH, "") };
    calls.push(call);
    const { name, body } = call;
    const times = calls.filter((other) => other.name === name && other.body.iccid === body.iccid).length;
    const how = conduct(call, times);
    if (how === "error" || how === "rubbish") return answer(response, how === "error" ? 503 : 200, "<html>");
    const outcome = OUTCOMES[how] ?? carryOut(profiles, call);
    const send = (): void => answer(response, 200, JSON.stringify(bodyOf(outcome)));
    if (how === "cut") response.socket?.destroy();
    else if (how === "slow") setTimeout(send, SLOW_MILLISECONDS).unref();
    else send();
  });
  return { ...server, calls, profiles };
}

const OUTCOMES: Partial<Record<SmdpConduct, Outcome>> = {
  "execution-error": { subjectCode: "8.2", reasonCode: "4.2" },
  "no-profile": { subjectCode: "8.2.5", reasonCode: "3.7" },
};

/** The life of a profile: available, allocated, confirmed, released; what does not fit is refused. */
function carryOut(profiles: Profiles, { name, body }: SmdpCall): Outcome {
  const iccid = String(body.iccid);
  const profile = profiles.get(iccid);
  switch (name) {
    case "downloadOrder":
      if (profile !== undefined) return { subjectCode: "8.2.1", reasonCode: "3.3" };
      profiles.set(iccid, { state: "allocated" });
      return { more: { iccid } };
    case "confirmOrder": {
      if (profile === undefined) return { subjectCode: "8.2.1", reasonCode: "3.9" };
      const isInUse = [...profiles.values()].some(({ matchingId }) => matchingId === body.matchingId);
      if (isInUse) return { subjectCode: "8.2.6", reasonCode: "3.3" };
      profile.matchingId = String(body.matchingId);
      profile.state = body.releaseFlag === true ? "released" : "confirmed";
      return { more: { matchingId: profile.matchingId, smdpAddress: "smdp.example" } };
    }
    case "cancelOrder":
      if (profile === undefined) return { subjectCode: "8.2.1", reasonCode: "3.9" };
      profiles.delete(iccid);
      return {};
    default:
      if (profile?.state !== "confirmed") return { subjectCode: "8.2.1", reasonCode: "3.5" };
      profile.state = "released";
      return {};
  }
}

function bodyOf(outcome: Outcome): object {
  const statusOf = (functionExecutionStatus: object) => ({ header: { functionExecutionStatus } });
  if (!("reasonCode" in outcome)) return { ...statusOf({ status: "Executed-Success" }), ...outcome.more };
  return statusOf({ status: "Failed", statusCodeData: { ...outcome, message: "It failed" } });
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json", "x-admin-protocol": "gsma/rsp/v2.5.0" });
  response.end(body);
}
