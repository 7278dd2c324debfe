import { LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from "../ticket/attachment.ts";

/** What is read of a mail at most; beyond it, it is refused. */
export const MAIL_LIMITS = {
  /** As it travels: all files of a message would be larger, and no usual server takes more. */
  bytes: 25_000_000,
  headBytes: 256_000,
  parts: 200,
  depth: 20,
} as const;

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
