/** What a person makes of an unknown file, as mediation defines it. */
export {
  type Dialect,
  type Draft,
  type DraftQuestion,
  dialectSchema,
  draftSchema,
} from "@tributary/mediation/guess/draft";
