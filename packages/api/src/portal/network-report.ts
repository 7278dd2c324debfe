import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import {
  canReport,
  takeAcknowledgement,
  takeDownloadProgress,
} from "@tributary/services/network-order/take-report";
import { processDoors } from "@tributary/services/process/doors";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_CODES } from "../trpc/error-codes.ts";
import { logUnexpected } from "../trpc/log.ts";

const LARGEST_BYTES = 65_536;

/** Whose network it is stands in the path, what proves it in the header. */
interface Reporting {
  readonly params: Promise<{ readonly operator: string }>;
}

/** Takes what an operator's network says of an order that it accepted. */
export const receiveAcknowledgement = serveReport(takeAcknowledgement);

/** Takes ES2+.HandleDownloadProgressInfo from an operator's SM-DP+. */
export const receiveDownloadProgress = serveReport(takeDownloadProgress);

function serveReport(take: (db: OperatorDb, body: unknown) => Promise<void>) {
  return async (request: Request, { params }: Reporting): Promise<Response> => {
    try {
      const db = await doorOf(request, (await params).operator);
      if (db === null) return Response.json({ message: "This token lets nobody report." }, { status: 401 });
      await take(db, await readJson(request));
      return new Response(null, { status: 204, headers: { "x-admin-protocol": "gsma/rsp/v2.5.0" } });
    } catch (error) {
      return refused(error);
    }
  };
}

/** An operator that is not there, and a name that can be none, are answered like a wrong token. */
async function doorOf(request: Request, operator: string): Promise<OperatorDb | null> {
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const db = token === undefined ? null : openDoor(operator);
  return db !== null && token !== undefined && (await canReport(db, token)) ? db : null;
}

function openDoor(operator: string): OperatorDb | null {
  try {
    return processDoors().operatorDb(operator);
  } catch (error) {
    if (error instanceof DomainError && error.code === "OPERATOR_CODE_INVALID") return null;
    throw error;
  }
}

async function readJson(request: Request): Promise<unknown> {
  const text =
    Number(request.headers.get("content-length") ?? "0") > LARGEST_BYTES ? "" : await request.text();
  if (text.length > LARGEST_BYTES) throw new DomainError("INPUT_INVALID", "The report is too large.");
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("INPUT_INVALID", "The report is no JSON.");
  }
}

function refused(error: unknown): Response {
  if (error instanceof DomainError) {
    const status = getHTTPStatusCodeFromError(new TRPCError({ code: TRPC_CODES[error.code] }));
    return Response.json({ message: error.message }, { status });
  }
  logUnexpected("network-report", error);
  return Response.json({ message: "Something went wrong on our side." }, { status: 500 });
}
