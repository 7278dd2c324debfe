import { DeadEnd } from "@tributary/ui/dead-end";
import { frameTexts } from "../texts/frame.ts";

/** Stands in the place of a page that somebody's role does not open. */
export function NoAccess() {
  return <DeadEnd texts={frameTexts.noAccess} />;
}
