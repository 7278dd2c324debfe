"use client";
import { ErrorState } from "@tributary/ui/error-state";
import { useRouter } from "next/navigation";
import { startTransition } from "react";

export default function PageError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  const router = useRouter();
  // The server's part failed, so that it has to be asked again before the page is shown anew.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return <ErrorState errorId={error.digest} onRetry={retry} />;
}
