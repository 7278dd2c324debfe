import { ButtonLink } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

interface DeadEndProps {
  readonly texts: {
    /** Short, as in the browser's tab. */
    readonly metaTitle: string;
    readonly title: string;
    readonly message: string;
    /** The way on, to the start page. */
    readonly action: string;
  };
}

/** Stands in the place of a page that is not there, or not for this reader. */
export function DeadEnd({ texts }: DeadEndProps) {
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
