"use client";
import { type ReactNode, Suspense, useEffect, useState } from "react";

export interface LatePlotProps {
  /** What the picture shows, for those who do not see it; the table beside it has the figures. */
  label: string;
  children: ReactNode;
}

/**
 * Holds a plot's place until the page is there: the drawing library is loaded afterwards, by pages that
 * draw.
 */
export function LatePlot({ label, children }: LatePlotProps) {
  const [isHere, setIsHere] = useState(false);
  useEffect(() => setIsHere(true), []);
  return (
    <div role="img" aria-label={label} className="figures h-60 text-xs">
      {isHere && <Suspense fallback={null}>{children}</Suspense>}
    </div>
  );
}
