import { z } from "zod";

/** Version of SGP.22 whose interface is spoken; a server answers with its own. */
export const ADMIN_PROTOCOL = "gsma/rsp/v2.5.0";

/** Every function is posted to `<address>/gsma/rsp2/es2plus/<function>`. */
export const ES2PLUS_PATH = "/gsma/rsp2/es2plus";

/** 19 digits travel with the filler that makes 20 of them: servers before SGP.22 v2.2 know no other form. */
export function es2Iccid(iccid: string): string {
  return iccid.length === 19 ? `${iccid}F` : iccid;
}

/** The digits of an ICCID as a server writes it. */
export function readEs2Iccid(text: string): string {
  return text.replace(/F$/i, "");
}

const statusCodeData = z.object({
  subjectCode: z.string().max(100),
  reasonCode: z.string().max(100),
  subjectIdentifier: z.string().max(500).nullish(),
  message: z.string().max(2_000).nullish(),
});

/** What became of a function. */
export const executionStatus = z.object({
  status: z.enum(["Executed-Success", "Executed-WithWarning", "Failed", "Expired"]),
  statusCodeData: statusCodeData.nullish(),
});

export type ExecutionStatus = z.infer<typeof executionStatus>;

/** An answer; what a function adds to it stands beside its header. */
export const es2Answer = z.object({
  header: z.object({ functionExecutionStatus: executionStatus }),
  matchingId: z.string().max(255).nullish(),
  smdpAddress: z.string().max(255).nullish(),
  eid: z.string().max(32).nullish(),
});

export type Es2Answer = z.infer<typeof es2Answer>;

/** What we ask of an SM-DP+, by function. */
export interface Es2Functions {
  downloadOrder: { readonly iccid: string; readonly eid?: string; readonly profileType?: string };
  confirmOrder: {
    readonly iccid: string;
    readonly eid?: string;
    readonly matchingId: string;
    readonly releaseFlag: boolean;
  };
  cancelOrder: {
    readonly iccid: string;
    readonly eid?: string;
    readonly matchingId?: string;
    /** What becomes of the profile: it can be ordered again, or not. */
    readonly finalProfileStatusIndicator: "Available" | "Unavailable";
  };
  releaseProfile: { readonly iccid: string };
}

export type Es2Function = keyof Es2Functions;

/** What an SM-DP+ tells by itself while a profile is downloaded. */
export const downloadProgress = z.object({
  header: z.object({
    functionRequesterIdentifier: z.string().min(1).max(500),
    functionCallIdentifier: z.string().min(1).max(500),
  }),
  eid: z
    .string()
    .regex(/^\d{32}$/)
    .nullish(),
  iccid: z.string().regex(/^\d{18,20}[Ff]?$/),
  profileType: z.string().max(255).nullish(),
  timestamp: z.iso.datetime({ offset: true }),
  /** Some servers send the number as text. */
  notificationPointId: z.coerce.number().int().min(0).max(1_000),
  notificationPointStatus: executionStatus,
  resultData: z.string().max(10_000).nullish(),
});

export type DownloadProgress = z.infer<typeof downloadProgress>;
