"use client";

import { Instant } from "./instant.tsx";
import { useReaderZone } from "./reader-zone.tsx";

/** A moment on the reader's own clock, for what belongs to no contract. */
export function ReaderInstant({ at }: { readonly at: Date }) {
  return <Instant at={at} zone={useReaderZone()} />;
}
