import { ButtonLink } from "@tributary/ui/button";
import { EmptyState } from "@tributary/ui/empty-state";
import type { Metadata } from "next";
import { frameTexts } from "@/texts/frame.ts";

const texts = frameTexts.notFound;

export const metadata: Metadata = { title: texts.metaTitle };

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">{texts.metaTitle}</h1>
      <EmptyState
        title={texts.title}
        action={
          <ButtonLink variant="primary" href="/">
            {texts.action}
          </ButtonLink>
        }
      >
        <p>{texts.message}</p>
      </EmptyState>
    </>
  );
}
