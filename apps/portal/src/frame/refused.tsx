import { Alert } from "@tributary/ui/alert";
import type { Refusal } from "@tributary/ui/command";

/** The refusal's sentence; what is wrong stands in it by its place. */
export function Refused({ refusal }: { readonly refusal: Refusal }) {
  return (
    <Alert tone="bad" isAnnounced title={refusal.message.split("\n")[0]}>
      <ul className="list-disc pl-5">
        {issuesOf(refusal).map((issue) => (
          <li key={issue}>{issue}</li>
        ))}
      </ul>
    </Alert>
  );
}

function issuesOf({ details }: Refusal): string[] {
  const issues = details?.issues;
  return Array.isArray(issues) ? issues.map(String) : [];
}
