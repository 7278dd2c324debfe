import { LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from "../ticket/attachment.ts";

/** What is read of a mail at most; beyond it, it is refused. */
export const MAIL_LIMITS = {
  /** As it travels: all files of a message would be larger, and no usual server takes more. */
  bytes: 25_000_000,
  headBytes: 256_000,
  parts: 200,
  depth: 20,
} as const;

/** The same where somebody takes a mail in after all: wide enough for what people make, and still bounded. */
export const WIDER_MAIL_LIMITS = {
  bytes: MAIL_LIMITS.bytes,
  headBytes: 4_000_000,
  parts: 2_000,
  depth: 200,
} as const;

/** How many bytes of all mails that a desk refused are kept; of those beyond it, the beginning. */
export const MOST_KEPT_OF_REFUSED = 250_000_000;
/** Of a mail that is not kept whole. */
export const KEPT_BEGINNING = 1_000_000;

/** What is kept of a mail's words: a ticket is no archive. */
export const KEPT_OF_MAIL = {
  subject: 200,
  text: 50_000,
  name: 100,
  address: 254,
  /** More files than a message takes are named as left out; beyond this they are not even named. */
  files: MOST_ATTACHMENTS * 5,
  fileBytes: LARGEST_ATTACHMENT,
  references: 50,
} as const;

/** A mail that was begun so often, and never ended, is refused. */
export const MOST_TRIES = 5;
