"use client";

import { RotateCw, ServerCrash } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { CopyHash } from "./copy-hash.tsx";
import { EmptyState } from "./empty-state.tsx";
import { defaultTexts } from "./texts.ts";

export interface ErrorStateProps {
  title?: ReactNode;
  message?: ReactNode;
  /** What support asks for: the digest or the request's id. */
  errorId?: string;
  onRetry?: () => void;
  action?: ReactNode;
  texts?: typeof defaultTexts.error;
}

/** Says that something failed, with the id to report and a way to try again. */
export function ErrorState({
  title,
  message,
  errorId,
  onRetry,
  action,
  texts = defaultTexts.error,
}: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        icon={<ServerCrash />}
        title={title ?? texts.title}
        action={
          <>
            {onRetry && (
              <Button variant="primary" onClick={onRetry}>
                <RotateCw aria-hidden />
                {texts.retry}
              </Button>
            )}
            {action}
          </>
        }
      >
        <p>{message ?? texts.message}</p>
        {errorId && (
          <p className="mt-2 inline-flex items-center gap-1 text-xs">
            {texts.errorId} <CopyHash value={errorId} length={16} />
          </p>
        )}
      </EmptyState>
    </div>
  );
}
