import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import {
  canReport,
  takeAcknowledgement,
  takeDownloadProgress,
} from "@tributary/services/network-order/take-report";
import { type Inbound, inboundDoor, readBounded, refuseInbound } from "./inbound.ts";

const LARGEST_BYTES = 65_536;

/** Takes what an operator's network says of an order that it accepted. */
export const receiveAcknowledgement = serveReport(takeAcknowledgement);

/** Takes ES2+.HandleDownloadProgressInfo from an operator's SM-DP+. */
export const receiveDownloadProgress = serveReport(takeDownloadProgress);

function serveReport(take: (db: OperatorDb, body: unknown) => Promise<void>) {
  return async (request: Request, { params }: Inbound): Promise<Response> => {
    try {
      const db = await doorOf(request, (await params).operator);
      if (db === null) return Response.json({ message: "This token lets nobody report." }, { status: 401 });
      await take(db, await readJson(request));
      return new Response(null, { status: 204, headers: { "x-admin-protocol": "gsma/rsp/v2.5.0" } });
    } catch (error) {
      return refuseInbound("network-report", error);
    }
  };
}

/** An operator that is not there, and a name that can be none, are answered like a wrong token. */
async function doorOf(request: Request, operator: string): Promise<OperatorDb | null> {
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const db = token === undefined ? null : inboundDoor(operator);
  return db !== null && token !== undefined && (await canReport(db, token)) ? db : null;
}

async function readJson(request: Request): Promise<unknown> {
  const text = await readBounded(request, LARGEST_BYTES);
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("INPUT_INVALID", "The report is no JSON.");
  }
}
