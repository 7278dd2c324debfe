import { createHash } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { progressPoint } from "@tributary/domain/network-order/esim-progress";
import { type DownloadProgress, readEs2Iccid } from "./es2plus/functions.ts";

/** Who speaks when an SM-DP+ reports by itself. */
const SMDP = "sm-dp+";

/**
 * Keeps how far the download of an eSIM profile has come, in the history of the order that made it ready;
 * a device that has installed it is noted with the SIM. A notification that comes twice is kept once.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when no profile of that ICCID was ordered.
 */
export async function noteDownloadProgress(db: OperatorDb, progress: DownloadProgress): Promise<void> {
  const iccid = readEs2Iccid(progress.iccid);
  const { status, statusCodeData } = progress.notificationPointStatus;
  const point = progressPoint(progress.notificationPointId);
  await db.$transaction(async (tx) => {
    const order = await tx.networkOrder.findFirst({
      where: { action: "esim-download", asked: { path: ["iccid"], equals: iccid } },
      orderBy: [{ placedAt: "desc" }, { position: "desc" }],
      select: { id: true },
    });
    if (order === null) throw new DomainError("NOT_FOUND", "No profile of this ICCID was ordered.");
    const codes = statusCodeData ? ` (${statusCodeData.subjectCode}, ${statusCodeData.reasonCode})` : "";
    await tx.networkOrderEvent.createMany({
      data: [
        {
          id: idOf(order.id, progress),
          networkOrderId: order.id,
          occurredAt: new Date(progress.timestamp),
          kind: "progress",
          actor: SMDP,
          isEffective: false,
          message: `${point}: ${status}${codes}`,
        },
      ],
      skipDuplicates: true,
    });
    const isInstalled = point === "installation" && status.startsWith("Executed");
    if (isInstalled && progress.eid) {
      await tx.simCard.updateMany({ where: { iccid }, data: { eid: progress.eid } });
    }
  });
}

/** The same notification has the same id, so that it stands there once. */
function idOf(orderId: string, { header, notificationPointId, timestamp }: DownloadProgress): string {
  const { functionRequesterIdentifier, functionCallIdentifier } = header;
  const named = [
    orderId,
    functionRequesterIdentifier,
    functionCallIdentifier,
    notificationPointId,
    timestamp,
  ];
  const hex = createHash("sha256").update(JSON.stringify(named)).digest("hex");
  const [low, mid, high] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(20, 32)];
  return `${low}-${mid}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${high}`;
}
