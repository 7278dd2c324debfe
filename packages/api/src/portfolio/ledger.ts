import { exportBalances, exportPostings, exportReceivables } from "@tributary/services/ledger/export-ledger";
import { listBalances } from "@tributary/services/ledger/list-balances";
import { listPayables } from "@tributary/services/ledger/list-payables";
import { listPostings } from "@tributary/services/ledger/list-postings";
import { listReceivables } from "@tributary/services/ledger/list-receivables";
import { recordMnoPayment } from "@tributary/services/ledger/record-mno-payment";
import { showTransaction } from "@tributary/services/ledger/show-transaction";
import { listFilterNames } from "@tributary/services/operator/list-filter-names";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { filterNamesDto } from "./filter-names-dto.ts";
import { agreementId, operatorCode, paging, payment, period, search, tableForm } from "./inputs.ts";
import { agedDto, payablesDto, postingDto } from "./ledger-dto.ts";
import { portfolioCan } from "./procedure.ts";

const account = z.string().min(1).max(40);
const balanceFilter = { account: account.optional(), search: search.optional() };
const postingFilter = {
  account: account.optional(),
  party: operatorCode.optional(),
  kind: z.string().min(1).max(40).optional(),
  agreementId: agreementId.optional(),
  period: period.optional(),
  search: search.optional(),
};

/** The books: what stands on each account and why, who owes what since when, what is payable to the MNOs. */
export const ledgerRouter = t.router({
  balances: portfolioCan("ledger:read")
    .input(z.strictObject({ ...balanceFilter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const { rows, total, accounts } = await listBalances(db, input);
      return {
        rows: rows.map((row) => ({
          account: row.account,
          party: row.party,
          partyName: row.partyName,
          currency: row.currency,
          amountMicros: row.amountMicros,
          postings: row.postings,
        })),
        total,
        accounts: accounts.map(({ account: name, currency, amountMicros, postings }) => {
          return { account: name, currency, amountMicros, postings };
        }),
      };
    }),

  exportBalances: portfolioCan("ledger:export", { isExport: true })
    .input(z.strictObject({ ...balanceFilter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportBalances(db, input))),

  postings: portfolioCan("ledger:read")
    .input(z.strictObject({ ...postingFilter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, sums, total }, names] = await Promise.all([
        listPostings(db, input),
        listFilterNames(db),
      ]);
      return {
        rows: rows.map(postingDto),
        sums: sums.map(({ currency, debitMicros, creditMicros }) => ({
          currency,
          debitMicros,
          creditMicros,
        })),
        total,
        ...filterNamesDto(names),
      };
    }),

  exportPostings: portfolioCan("ledger:export", { isExport: true })
    .input(z.strictObject({ ...postingFilter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportPostings(db, input))),

  transaction: portfolioCan("ledger:read")
    .input(z.strictObject({ id: z.uuid() }))
    .query(async ({ ctx: { db }, input }) => {
      const entry = await showTransaction(db, input.id);
      return {
        id: entry.id,
        key: entry.key,
        kind: entry.kind,
        description: entry.description,
        agreementId: entry.agreementId,
        period: entry.period,
        postedAt: entry.postedAt,
        postings: entry.postings.map(({ account: name, party, partyName, currency, amountMicros }) => {
          return { account: name, party, partyName, currency, amountMicros };
        }),
        sums: entry.sums.map(({ currency, amountMicros }) => ({ currency, amountMicros })),
      };
    }),

  receivables: portfolioCan("ledger:read")
    .input(z.strictObject(paging))
    .query(async ({ ctx: { db }, input }) => {
      const { rows, sums, total } = await listReceivables(db, { ...input, at: new Date() });
      return {
        rows: rows.map((row) => ({
          operatorId: row.operatorId,
          operatorName: row.operatorName,
          ...agedDto(row),
        })),
        sums: sums.map((row) => ({ operators: row.operators, ...agedDto(row) })),
        total,
      };
    }),

  exportReceivables: portfolioCan("ledger:export", { isExport: true })
    .input(z.strictObject({ form: tableForm }))
    .query(async ({ ctx: { db }, input: { form } }) =>
      fileDto(await exportReceivables(db, { form, at: new Date() })),
    ),

  payables: portfolioCan("ledger:read").query(async ({ ctx: { db } }) =>
    (await listPayables(db, { at: new Date() })).map(payablesDto),
  ),

  recordMnoPayment: portfolioCan("ledger:write", { needsStepUp: true })
    .input(command({ invoiceId: z.uuid(), ...payment }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { invoiceId, amountMicros, reference } = input;
      const request = { invoiceId, amountMicros, reference, actor: principal.email };
      return { isNew: await recordMnoPayment(db, request) };
    }),
});
