import { assignQuarantine } from "@tributary/services/usage-file/assign-quarantine";
import { listFindings } from "@tributary/services/usage-file/list-findings";
import { listNobodysWaiting } from "@tributary/services/usage-file/list-nobodys-waiting";
import { mapQuarantine } from "@tributary/services/usage-file/map-quarantine";
import { previewFix } from "@tributary/services/usage-file/preview-fix";
import { rejectQuarantine } from "@tributary/services/usage-file/reject-quarantine";
import { selectGroups } from "@tributary/services/usage-file/select-groups";
import { type StartedFix, startFix } from "@tributary/services/usage-file/start-fix";
import { takeBackRejection } from "@tributary/services/usage-file/take-back-rejection";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { command } from "../trpc/command.ts";
import { logFault } from "../trpc/log.ts";
import { agreementId, reason } from "./inputs.ts";
import { type PortfolioContext, portfolioCan } from "./procedure.ts";
import { findingDto, nobodysWaitingDto, previewedFixDto } from "./quarantine-fix-dto.ts";
import {
  assignment,
  groups,
  MOST_GROUPS,
  mapping,
  picked,
  pickedOf,
  quarantineReason,
  recordId,
  selection,
  sourceId,
} from "./quarantine-inputs.ts";

/** What puts quarantined records right, in bulk. Each starts its work and answers. */
export const quarantineFixes = {
  /** What stands out in the sources' usage although no record waits for it. */
  findings: portfolioCan("quarantine:read")
    .input(z.strictObject({ agreementId: agreementId.optional(), sourceId: sourceId.optional() }))
    .query(async ({ ctx: { db }, input }) =>
      (await listFindings(db, { ...input, at: new Date() })).map(findingDto),
    ),

  /** Records of nobody, one by one, with nothing in them that names a subscriber. */
  records: portfolioCan("cdr:read-masked")
    .input(z.strictObject({ sourceId, reason: quarantineReason, after: recordId.optional() }))
    .query(async ({ ctx: { usageDoors }, input }) =>
      nobodysWaitingDto(await listNobodysWaiting(usageDoors, input)),
    ),

  /** What a fix would change: the records are read as it would read them. */
  previewFix: portfolioCan("quarantine:write")
    .input(
      z.strictObject({
        groups,
        picked,
        assignment: z.strictObject(assignment).optional(),
        mapping: mapping.optional(),
      }),
    )
    .query(async ({ ctx: { usageDoors }, input }) =>
      previewedFixDto(await previewFix(usageDoors, { ...input, picked: pickedOf(input.picked) })),
    ),

  /** Reads records again as things stand now. */
  redrive: portfolioCan("quarantine:write")
    .input(command({ ...selection, picked, why: reason }))
    .mutation(async ({ ctx, input }) => {
      const asked = await askedOf(ctx, "quarantine.redrive", input);
      return answer(await startFix(ctx.usageDoors, { ...asked, kind: "redrive" }));
    }),

  reject: portfolioCan("quarantine:write")
    .input(command({ ...selection, picked, why: reason }))
    .mutation(async ({ ctx, input }) =>
      answer(await rejectQuarantine(ctx.usageDoors, await askedOf(ctx, "quarantine.reject", input))),
    ),

  assign: portfolioCan("quarantine:write")
    .input(command({ groups, picked, ...assignment, why: reason }))
    .mutation(async ({ ctx, input }) => {
      const { operatorId, identifier, from } = input;
      const asked = await askedOf(ctx, "quarantine.assign", input);
      return answer(await assignQuarantine(ctx.usageDoors, { ...asked, operatorId, identifier, from }));
    }),

  map: portfolioCan("usage-file:write")
    .input(command({ groups, picked, mapping, why: reason }))
    .mutation(async ({ ctx, input }) => {
      const asked = await askedOf(ctx, "quarantine.map", input);
      return answer(await mapQuarantine(ctx.usageDoors, { ...asked, mapping: input.mapping }));
    }),

  /** Lets what was rejected wait again. */
  takeBack: portfolioCan("quarantine:write")
    .input(command({ redriveId: z.uuid(), why: reason }))
    .mutation(async ({ ctx, input }) => {
      const asked = { ...whoAsks(ctx, "quarantine.takeBack"), ...input };
      return answer(await takeBackRejection(ctx.usageDoors, asked));
    }),
};

type Asked = Parameters<typeof selectGroups>[1] & {
  readonly picked?: z.infer<typeof picked>;
  readonly why: string;
};

async function askedOf(ctx: PortfolioContext, path: string, { picked: given, why, ...asked }: Asked) {
  const chosen = await selectGroups(ctx.db, { ...asked, most: MOST_GROUPS });
  return { ...whoAsks(ctx, path), why, groups: chosen, picked: pickedOf(given) };
}

export function whoAsks({ principal, requestId }: PortfolioContext, path: string) {
  return {
    actor: principal.email,
    app: "console" as const,
    requestId,
    onFault: (cause: unknown) =>
      logFault(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }), path, requestId),
  };
}

/** The work goes on behind the answer; how far it is, and how it ended, stands among the fixes. */
export function answer({ redriveIds, records, done }: StartedFix) {
  void done;
  return { redriveIds, records };
}
