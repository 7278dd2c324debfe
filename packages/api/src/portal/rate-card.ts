import { changeDraft } from "@tributary/services/rate-card/change-draft";
import { createRateCard } from "@tributary/services/rate-card/create-rate-card";
import { discardDraft } from "@tributary/services/rate-card/discard-draft";
import { exportRateCard } from "@tributary/services/rate-card/export-rate-card";
import { importRates, previewImport } from "@tributary/services/rate-card/import-rates";
import { listRateCards } from "@tributary/services/rate-card/list-rate-cards";
import { publishVersion } from "@tributary/services/rate-card/publish-version";
import { showRateCard } from "@tributary/services/rate-card/show-rate-card";
import { tryRecord } from "@tributary/services/rate-card/try-record";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { paging, version } from "./inputs.ts";
import { portalCan } from "./procedure.ts";
import { previewDto, rateCardRowDto, shownRateCardDto, triedDto } from "./rate-card-dto.ts";

const LARGEST_FILE_BYTES = 10_000_000;
const LARGEST_BASE64 = Math.ceil(LARGEST_FILE_BYTES / 3) * 4;

const code = z.string().min(1).max(41);
const fingerprint = z.string().max(64);
const day = z.iso.date();
const network = z
  .string()
  .max(6)
  .regex(/^\d{5,6}$/);
const zone = z.string().min(1).max(60);
const rounding = z.strictObject({
  mode: z.enum(["truncate", "half-up", "half-even", "up"]),
  scale: z.int().min(0).max(6),
});
const file = {
  code,
  fileName: z.string().min(1).max(200),
  fileBase64: z.base64().min(4).max(LARGEST_BASE64),
};
const quantity = z
  .bigint()
  .min(0n)
  .max(10n ** 15n);

/** What this operator charges for usage. */
export const rateCardRouter = t.router({
  list: portalCan("rate-card:read").query(async ({ ctx: { db } }) => {
    const rows = await listRateCards(db, new Date());
    return { rows: rows.map(rateCardRowDto) };
  }),

  show: portalCan("rate-card:read")
    .input(
      z.strictObject({ code, version: version.optional(), search: z.string().max(80).optional(), ...paging }),
    )
    .query(async ({ ctx: { db }, input }) =>
      shownRateCardDto(await showRateCard(db, { ...input, at: new Date() })),
    ),

  export: portalCan("rate-card:read", { isExport: true })
    .input(z.strictObject({ code, version, form: z.enum(["raw", "xlsx"]) }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportRateCard(db, input))),

  /** What a record would be charged by a version. */
  try: portalCan("rate-card:read")
    .input(
      z.strictObject({
        ...{ code, version, quantity },
        service: z.enum(["voice", "sms", "mms", "data"]),
        direction: z.enum(["mo", "mt", "none"]),
        dialled: z
          .string()
          .max(20)
          .regex(/^\+?\d{1,18}$/)
          .optional(),
        network: network.optional(),
        at: z
          .string()
          .max(16)
          .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
        usedBefore: quantity.default(0n),
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const { service, direction, dialled = null, network: visitedPlmn = null, ...request } = input;
      const usage = { service, direction, dialled, visitedPlmn, quantity: input.quantity };
      return triedDto(await tryRecord(db, { ...request, usage }));
    }),

  /** The dry run of an import. */
  preview: portalCan("rate-card:write")
    .input(z.strictObject(file))
    .query(async ({ ctx: { db }, input }) => previewDto(await previewImport(db, sentFile(input)))),

  import: portalCan("rate-card:write")
    .input(command({ ...file, fingerprint, isEveryPriceMeant: z.boolean().default(false) }))
    .mutation(({ ctx: { db, principal }, input }) => {
      const { fingerprint: seen, isEveryPriceMeant } = input;
      return importRates(db, {
        ...sentFile(input),
        fingerprint: seen,
        isEveryPriceMeant,
        actor: principal.email,
      });
    }),

  create: portalCan("rate-card:write")
    .input(
      command({
        code,
        name: z.string().max(80),
        currency: z
          .string()
          .max(3)
          .regex(/^[A-Z]{3}$/),
        zone,
        rounding,
      }),
    )
    .mutation(({ ctx: { db, principal }, input }) => {
      const { idempotencyKey: _key, ...card } = input;
      return createRateCard(db, { ...card, actor: principal.email });
    }),

  draft: portalCan("rate-card:write")
    .input(
      command({
        code,
        zone: zone.optional(),
        rounding: rounding.optional(),
        holidays: z.array(day).max(500).optional(),
        homeNetworks: z.array(network).max(20).optional(),
      }),
    )
    .mutation(({ ctx: { db, principal }, input }) => {
      const { code: card, idempotencyKey: _key, ...settings } = input;
      return changeDraft(db, { code: card, settings, actor: principal.email });
    }),

  discard: portalCan("rate-card:write")
    .input(command({ code, version }))
    .mutation(({ ctx: { db, principal }, input }) => discardDraft(db, { ...input, actor: principal.email })),

  publish: portalCan("rate-card:write")
    .input(command({ code, version, fingerprint, from: day }))
    .mutation(({ ctx: { db, principal }, input }) =>
      publishVersion(db, { ...input, actor: principal.email }),
    ),
});

type SentFile = z.infer<z.ZodObject<typeof file>>;

function sentFile({ code: card, fileName, fileBase64 }: SentFile) {
  return { code: card, file: { name: fileName, bytes: Buffer.from(fileBase64, "base64") } };
}
