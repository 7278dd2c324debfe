import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

export interface SubscriberFilter {
  readonly statuses?: readonly string[];
  /** Of the plan that it has, by code. */
  readonly plan?: string;
  readonly search?: SubscriberSearch;
}

/** What is searched: part of a number of any kind, or all words of a name. */
export interface SubscriberSearch {
  /** Part of the subscriber's own number. */
  readonly text: string;
  /** The digits of it: part of an MSISDN, ICCID or IMSI. Empty: these are not searched. */
  readonly digits: string;
  /** For each word of a name, the marks it may stand under. Empty: names are not searched. */
  readonly marks: readonly (readonly string[])[];
}

export type SubscriberOrder = "number" | "-number" | "created" | "-created";

export interface SubscriberPageRequest extends SubscriberFilter {
  /** The instant at which it has its plan, SIM and number. */
  readonly at: Date;
  readonly order: SubscriberOrder;
  readonly limit: number;
  readonly offset: number;
}

const subscriberRow = z.object({
  id: z.string(),
  number: z.string(),
  status: z.string(),
  statusReason: z.string().nullable(),
  billing: z.string(),
  nameSealed: z.instanceof(Uint8Array).nullable(),
  activatedAt: z.date().nullable(),
  createdAt: z.date(),
  planCode: z.string().nullable(),
  planName: z.string().nullable(),
  msisdn: z.string().nullable(),
  iccid: z.string().nullable(),
  /** Rows the filter lets through, on all pages. */
  total: z.int(),
});

/** A subscriber in a list, with what it has at the instant. */
export type SubscriberRow = z.infer<typeof subscriberRow>;

/** Lists the operator's subscribers: all are counted, those of the page alone are read whole. */
export function subscriberPage(reader: Reader, request: SubscriberPageRequest): Promise<SubscriberRow[]> {
  const { at, order, limit, offset } = request;
  const query = Prisma.sql`
    WITH page AS (
      SELECT operator_id, id, (count(*) OVER ())::int AS total FROM subscriber
      WHERE ${conditions(request)} ORDER BY ${ORDERS[order]}, number LIMIT ${limit} OFFSET ${offset}
    )
    SELECT id::text, number, status, status_reason AS "statusReason", billing, name_sealed AS "nameSealed",
      activated_at AS "activatedAt", created_at AS "createdAt", taken.code AS "planCode",
      taken.name AS "planName", phone.msisdn, card.iccid, total
    FROM page JOIN subscriber USING (operator_id, id)
    LEFT JOIN LATERAL (
      SELECT plan.code, plan.name FROM subscriber_plan has
      JOIN plan_version version ON (version.operator_id, version.id) = (has.operator_id, has.plan_version_id)
      JOIN plan ON (plan.operator_id, plan.id) = (version.operator_id, version.plan_id)
      WHERE (has.operator_id, has.subscriber_id) = (page.operator_id, page.id) AND has.is_main
        AND ${isOpen(at)}
      LIMIT 1) taken ON true
    LEFT JOIN LATERAL (
      SELECT p.msisdn FROM subscriber_number has
      JOIN phone_number p ON (p.operator_id, p.id) = (has.operator_id, has.phone_number_id)
      WHERE (has.operator_id, has.subscriber_id) = (page.operator_id, page.id) AND ${isOpen(at)}
      ORDER BY has.valid_from DESC LIMIT 1) phone ON true
    LEFT JOIN LATERAL (
      SELECT sim_card.iccid FROM subscriber_sim has
      JOIN sim_card ON (sim_card.operator_id, sim_card.id) = (has.operator_id, has.sim_card_id)
      WHERE (has.operator_id, has.subscriber_id) = (page.operator_id, page.id) AND ${isOpen(at)}
      ORDER BY has.valid_from DESC LIMIT 1) card ON true
    ORDER BY ${ORDERS[order]}, number`;
  return readRows(reader, query, subscriberRow);
}

const ORDERS: Readonly<Record<SubscriberOrder, Prisma.Sql>> = {
  number: Prisma.sql`number`,
  "-number": Prisma.sql`number DESC`,
  created: Prisma.sql`created_at`,
  "-created": Prisma.sql`created_at DESC`,
};

function isOpen(at: Date): Prisma.Sql {
  return Prisma.sql`has.valid_from <= ${at} AND (has.valid_until IS NULL OR has.valid_until > ${at})`;
}

function conditions({ statuses = [], plan, search, at }: SubscriberPageRequest): Prisma.Sql {
  const all = [Prisma.sql`true`];
  if (statuses.length > 0) all.push(Prisma.sql`status = ANY (${statuses}::text[])`);
  if (plan !== undefined) {
    all.push(Prisma.sql`EXISTS (SELECT FROM subscriber_plan has
      JOIN plan_version version ON (version.operator_id, version.id) = (has.operator_id, has.plan_version_id)
      JOIN plan ON (plan.operator_id, plan.id) = (version.operator_id, version.plan_id)
      WHERE (has.operator_id, has.subscriber_id) = (subscriber.operator_id, subscriber.id) AND has.is_main
        AND plan.code = ${plan} AND ${isOpen(at)})`);
  }
  if (search !== undefined) all.push(found(search));
  return Prisma.join(all, " AND ");
}

/** What of it a search finds. Who had a number or SIM before is found too: that is how questions come. */
function found({ text, digits, marks }: SubscriberSearch): Prisma.Sql {
  const ways = [Prisma.sql`strpos(lower(number), lower(${text})) > 0`];
  if (digits !== "") {
    ways.push(Prisma.sql`id IN (SELECT subscriber_id FROM subscriber_number has
      JOIN phone_number p ON (p.operator_id, p.id) = (has.operator_id, has.phone_number_id)
      WHERE strpos(msisdn, ${digits}) > 0)`);
    ways.push(Prisma.sql`id IN (SELECT subscriber_id FROM subscriber_sim has
      JOIN sim_card ON (sim_card.operator_id, sim_card.id) = (has.operator_id, has.sim_card_id)
      LEFT JOIN sim_imsi i ON (i.operator_id, i.sim_card_id) = (sim_card.operator_id, sim_card.id)
      WHERE strpos(iccid, ${digits}) > 0 OR strpos(imsi, ${digits}) > 0)`);
  }
  if (marks.length > 0) {
    const words = marks.map((word) => Prisma.sql`name_marks && ${word}::text[]`);
    ways.push(Prisma.sql`(${Prisma.join(words, " AND ")})`);
  }
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}
