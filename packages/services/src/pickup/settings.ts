import { parseOrRefuse } from "@tributary/db/terms/issues";
import { z } from "zod";

/** An environment variable that anybody who writes settings may name: none of the installation's own. */
const variable = z
  .string()
  .regex(/^TRIBUTARY_SFTP_[A-Z0-9_]{1,60}$/, "has to be the name of a variable: TRIBUTARY_SFTP_…");

const secret = z
  .union([
    z.strictObject({ variable: variable.describe("An environment variable that holds it.") }),
    z.strictObject({
      file: z
        .string()
        .regex(/^\w[\w.-]{0,99}$/, "has to be the bare name of a file")
        .describe("A file in the folder `secrets` of the home, readable by its owner alone."),
    }),
  ])
  .describe("Where the secret stands; the secret itself is in no settings and in no database.");

const minutes = (most: number) => z.int().min(1).max(most);

const schedule = {
  pattern: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^/\\]+$/, "is the pattern of a name, not of a path")
    .default("*")
    .describe("Names of its files; * stands for any characters. Hidden and temporary names never match."),
  every: minutes(10_080).default(5).describe("Minutes from one look to the next."),
  lateAfter: minutes(525_600)
    .nullable()
    .default(null)
    .describe("Minutes without a file after which the source is late; null: it never is."),
  settleSeconds: z
    .int()
    .min(0)
    .max(86_400)
    .default(10)
    .describe("How long size and time of a file have to stand still before it is taken."),
  filesAtOnce: z.int().min(1).max(64).default(1).describe("Files taken at a time, over all machines."),
  maxBytes: z.int().min(1).default(8_589_934_592).describe("A larger file is refused unread."),
  isPaused: z.boolean().default(false),
};

const folder = z.strictObject({
  from: z.literal("folder"),
  path: z.string().startsWith("/", "has to begin at the root: /…").max(1_000),
  ...schedule,
});

const sftp = z.strictObject({
  from: z.literal("sftp"),
  host: z.string().regex(/^[A-Za-z0-9_.:-]{1,253}$/, "is not the name or address of a host"),
  port: z.int().min(1).max(65_535).default(22),
  user: z.string().min(1).max(100),
  path: z.string().min(1).max(1_000).default(".").describe("The folder; relative to the login's own."),
  hostKey: z
    .string()
    .regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'is no fingerprint: write it as ssh-keygen -l does, "SHA256:…"')
    .describe("Fingerprint of the server's key; another server is refused."),
  login: z.union([z.strictObject({ password: secret }), z.strictObject({ key: secret })]),
  ...schedule,
});

/** Where a source fetches its files and when; a part of the portfolio file, and stored as it stands there. */
export const pickupSettingsSchema = z.discriminatedUnion("from", [folder, sftp]);

export type PickupSettings = z.output<typeof pickupSettingsSchema>;
export type PickupSettingsInput = z.input<typeof pickupSettingsSchema>;
export type SftpSettings = Extract<PickupSettings, { readonly from: "sftp" }>;
export type SecretReference = z.output<typeof secret>;

/**
 * Reads stored settings.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` naming everything that is wrong.
 */
export function parsePickup(sourceId: string, stored: unknown): PickupSettings {
  return parseOrRefuse(pickupSettingsSchema, stored, `The pickup of source ${sourceId}`, "INPUT_INVALID");
}
