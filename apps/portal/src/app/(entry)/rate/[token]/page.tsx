import { showRatingLink } from "@tributary/api/portal/rating";
import type { Metadata } from "next";
import { readNumber } from "@/frame/read-number.ts";
import { ratingTexts as texts } from "@/texts/support.ts";
import { RatingForm } from "./rating-form.tsx";

export const metadata: Metadata = { title: texts.title, robots: { index: false } };

export default async function Rate({ params }: PageProps<"/rate/[token]">) {
  const token = readNumber((await params).token);
  const link = await showRatingLink({ token });
  return (
    <div className="grid gap-4">
      <h1 className="font-semibold text-lg">{texts.title}</h1>
      <RatingForm token={token} link={link} />
    </div>
  );
}
