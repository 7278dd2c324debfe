import { ButtonLink } from "@tributary/ui/button";
import { EmptyState } from "@tributary/ui/empty-state";
import { frameTexts } from "../texts/frame.ts";

/** Stands in the place of a page that somebody's role does not open. */
export function NoAccess() {
  const texts = frameTexts.noAccess;
  return (
    <>
      <h1 className="sr-only">{texts.title}</h1>
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
