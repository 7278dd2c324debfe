import { DeadEnd } from "@tributary/ui/dead-end";
import type { Metadata } from "next";
import { frameTexts } from "@/texts/frame.ts";

export const metadata: Metadata = { title: frameTexts.notFound.metaTitle };

export default function NotFound() {
  return <DeadEnd texts={frameTexts.notFound} />;
}
