import { nameAgreements } from "@tributary/services/agreement/name-agreements";
import { cancelUpload } from "@tributary/services/usage-upload/cancel-upload";
import { discardUpload } from "@tributary/services/usage-upload/discard-upload";
import { dialectSchema, draftSchema } from "@tributary/services/usage-upload/draft";
import { draftUpload } from "@tributary/services/usage-upload/draft-upload";
import { guessUpload } from "@tributary/services/usage-upload/guess-upload";
import { keepUpload } from "@tributary/services/usage-upload/keep-upload";
import { listUploads } from "@tributary/services/usage-upload/list-uploads";
import { LARGEST_UPLOAD_BYTES } from "@tributary/services/usage-upload/receive-bytes";
import { saveSource } from "@tributary/services/usage-upload/save-source";
import { showUpload } from "@tributary/services/usage-upload/show-upload";
import { startUpload } from "@tributary/services/usage-upload/start-upload";
import { tryUpload } from "@tributary/services/usage-upload/try-upload";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { logFault } from "../trpc/log.ts";
import { agreementId } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";
import { guessDto, trialDto, uploadDto } from "./usage-upload-dto.ts";

const uploadId = z.uuid();
/** The code of a source, as it stands in addresses. */
const sourceCode = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/);

const RECENT = 10;

/** Files of usage that people send, and what they make of those whose format nobody knows. */
export const usageUploadRouter = t.router({
  /** What was sent last, and what a new one may be. */
  list: portfolioCan("usage-file:read").query(async ({ ctx: { db } }) => {
    const uploads = await listUploads(db, { limit: RECENT, at: new Date() });
    return uploads.map(uploadDto);
  }),

  /** What there is to choose from before a file is sent. */
  choices: portfolioCan("usage-file:write").query(async ({ ctx: { db } }) => ({
    largestBytes: LARGEST_UPLOAD_BYTES,
    sources: (await nameAgreements(db)).flatMap(({ name, sourceIds }) =>
      sourceIds.map((id) => ({ id, agreementName: name })),
    ),
  })),

  /** How far one is, or how it ended. */
  show: portfolioCan("usage-file:read")
    .input(z.strictObject({ uploadId }))
    .query(async ({ ctx: { db }, input }) => uploadDto(await showUpload(db, { ...input, at: new Date() }))),

  /** What a file seems to be, for its sender alone. */
  guess: portfolioCan("usage-file:write")
    .input(z.strictObject({ uploadId, dialect: dialectSchema.optional() }))
    .query(async ({ ctx: { db, principal }, input }) => {
      const { uploadId: id, dialect } = input;
      return guessDto(await guessUpload(db, { uploadId: id, dialect, actor: principal.email }));
    }),

  /** What taking it in would come to, by its first rows. */
  try: portfolioCan("usage-file:write")
    .input(z.strictObject({ uploadId }))
    .query(async ({ ctx: { usageDoors, principal }, input }) =>
      trialDto(await tryUpload(usageDoors, { ...input, actor: principal.email })),
    ),

  /** Records a file whose bytes have come. */
  receive: portfolioCan("usage-file:write")
    .input(
      command({
        uploadId,
        name: z.string().min(1).max(1_000),
        sourceId: z.string().min(1).max(60).nullable(),
      }),
    )
    .mutation(({ ctx: { db, principal }, input }) => {
      const { uploadId: id, name, sourceId } = input;
      return keepUpload(db, { uploadId: id, name, sourceId, actor: principal.email });
    }),

  /** Keeps what its sender makes of it. */
  draft: portfolioCan("usage-file:write")
    .input(command({ uploadId, draft: draftSchema, agreementId: agreementId.nullable() }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { uploadId: id, draft, agreementId: agreement } = input;
      const request = { uploadId: id, draft, agreementId: agreement, actor: principal.email };
      return { questions: [...(await draftUpload(db, request))] };
    }),

  /** Saves it as a new source, or as the mapping of the source it is for. */
  save: portfolioCan("usage-file:write")
    .input(command({ uploadId, sourceId: sourceCode }))
    .mutation(({ ctx: { db, principal }, input }) => {
      const { uploadId: id, sourceId } = input;
      return saveSource(db, { uploadId: id, sourceId, actor: principal.email });
    }),

  /** Starts taking it in and answers; how far that is stands with the upload. */
  start: portfolioCan("usage-file:write")
    .input(command({ uploadId }))
    .mutation(async ({ ctx: { usageDoors, principal, requestId }, input }) => {
      const { done } = await startUpload(usageDoors, {
        uploadId: input.uploadId,
        actor: principal.email,
        onFault: (cause) =>
          logFault(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }), "usageUpload.start", requestId),
      });
      void done;
    }),

  cancel: portfolioCan("usage-file:write")
    .input(command({ uploadId }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      await cancelUpload(db, { uploadId: input.uploadId, actor: principal.email });
    }),

  discard: portfolioCan("usage-file:write")
    .input(command({ uploadId }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      await discardUpload(db, { uploadId: input.uploadId, actor: principal.email });
    }),
});
