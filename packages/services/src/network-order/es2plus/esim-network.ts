import type { OrderSubject } from "@tributary/domain/network-order/subject";
import type { NetworkAnswer } from "@tributary/domain/network-order/types";
import type { Network } from "../network.ts";
import type { Es2Client, Es2Result } from "./client.ts";
import { type Es2Function, type Es2Functions, type ExecutionStatus, es2Iccid } from "./functions.ts";

/**
 * An SM-DP+ that carries out orders about eSIM profiles. Each try makes the same calls under the same
 * identifiers; what an earlier try already brought about is no refusal of a later one.
 */
export function esimNetwork(client: Es2Client): Network {
  return {
    async send(order, signal) {
      const call: Call = async (name, parameters) => {
        const result = await client.call(name, `${order.id}.${name}`, parameters, signal);
        return answerOf(result, order.attempt > 1 ? DONE_BEFORE[name] : []);
      };
      const { action, subject } = order;
      switch (action) {
        case "esim-download":
          return download(subject, call);
        case "esim-release":
          return call("releaseProfile", { iccid: es2Iccid(subject.iccid) });
        case "esim-cancel":
          return call("cancelOrder", {
            ...profileOf(subject),
            ...(subject.matchingId === undefined ? {} : { matchingId: subject.matchingId }),
            finalProfileStatusIndicator: "Unavailable",
          });
        default:
          return { kind: "refused", message: `An SM-DP+ does not know how to ${action}.` };
      }
    },
  };
}

type Call = <F extends Es2Function>(name: F, parameters: Es2Functions[F]) => Promise<NetworkAnswer>;

/**
 * Subject and reason with which a server answers what an earlier try brought about and could not hear of: the
 * profile is ordered already, the token is in use (by us), no such order is there any more, it is released.
 */
const DONE_BEFORE: Readonly<Record<Es2Function, readonly string[]>> = {
  downloadOrder: ["8.2.1 3.3"],
  confirmOrder: ["8.2.6 3.3"],
  cancelOrder: ["8.2.1 3.9"],
  releaseProfile: ["8.2.1 3.5"],
};

/** Orders a profile, then confirms the order under our own token; both are made again by every try. */
async function download(subject: OrderSubject, call: Call): Promise<NetworkAnswer> {
  const { profileType, matchingId = "" } = subject;
  const profile = profileOf(subject);
  const type = profileType === undefined ? {} : { profileType };
  const ordered = await call("downloadOrder", { ...profile, ...type });
  if (ordered.kind !== "done") return ordered;
  return call("confirmOrder", { ...profile, matchingId, releaseFlag: true });
}

function profileOf({ iccid, eid }: OrderSubject): { readonly iccid: string; readonly eid?: string } {
  return { iccid: es2Iccid(iccid), ...(eid === undefined ? {} : { eid }) };
}

function answerOf(result: Es2Result, doneBefore: readonly string[]): NetworkAnswer {
  if ("failure" in result) {
    const { failure: message, ...after } = result;
    return { kind: "not-now", message, ...after };
  }
  const { functionExecutionStatus: executed } = result.answer.header;
  const { status, statusCodeData: codes } = executed;
  const message = wordsOf(executed);
  const isDone = status === "Executed-Success" || status === "Executed-WithWarning";
  if (isDone || (codes && doneBefore.includes(`${codes.subjectCode} ${codes.reasonCode}`))) {
    return { kind: "done", message };
  }
  return { kind: isPassing(executed) ? "not-now" : "refused", message };
}

/** What the server may be able to do another time: execution and transport errors, what expired. */
function isPassing({ status, statusCodeData }: ExecutionStatus): boolean {
  return status === "Expired" || /^[45](\.|$)/.test(statusCodeData?.reasonCode ?? "");
}

function wordsOf({ status, statusCodeData: codes }: ExecutionStatus): string {
  if (!codes) return `${status}.`;
  const { subjectCode, reasonCode, message } = codes;
  return `${message || status} (${subjectCode}, ${reasonCode}).`;
}
