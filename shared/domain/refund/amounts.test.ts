import fc from "fast-check";
import { expect, test } from "vitest";
import { costOfPart } from "./amounts.ts";
import { aLine, aSaleBody } from "./testing/body.ts";

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 50_000 }),
  total: fc.integer({ min: 0, max: 1_000_000 }),
  taxRate: fc.constantFrom("exempt" as const, 0, 500, 1_600),
  isCut: fc.boolean(),
});

const aSale = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    taxMode: fc.constantFrom("included" as const, "added" as const),
    points: fc.integer({ min: 1, max: 9_999 }),
  })
  .map(({ lines, taxMode, points }) => {
    const sold = lines.map(({ isCut, total, ...rest }) =>
      aLine({ ...rest, total, ...(isCut && { full: total + 777 }) }),
    );
    const rates = [...new Set(sold.map(({ taxRate }) => taxRate))];
    const taxes = rates.map((rate) => {
      const base = sold.reduce((sum, { taxRate, total }) => (taxRate === rate ? sum + total : sum), 0);
      const tax = rate === "exempt" ? 0 : Math.round((base * rate) / (10_000 + rate));
      return { rate, base: taxMode === "included" ? base - tax : base, tax };
    });
    return aSaleBody({ lines: sold, taxes, taxMode, points });
  });

test("[REFUND-4] parts add up to the whole, however a sale comes back", () => {
  fc.assert(
    fc.property(
      aSale,
      fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 }),
      (sale, cuts) => {
        let gone = sale.lines.map(() => 0);
        const sums = { due: 0, points: 0, fulls: 0, tax: 0, base: 0 };
        const totals = sale.lines.map(() => 0);
        for (const percent of [...cuts, 100]) {
          const taking = sale.lines.map(({ quantity }, i) =>
            percent === 100
              ? quantity - (gone[i] ?? 0)
              : Math.floor(((quantity - (gone[i] ?? 0)) * percent) / 100),
          );
          const part = costOfPart(sale, gone, taking);
          part.totals.forEach((total, i) => {
            expect(total).toBeGreaterThanOrEqual(0);
            totals[i] = (totals[i] ?? 0) + total;
          });
          sums.due += part.due;
          sums.points += part.points;
          sums.fulls += part.fulls.reduce<number>((sum, full) => sum + (full ?? 0), 0);
          sums.tax += part.taxes.reduce((sum, { tax }) => sum + tax, 0);
          sums.base += part.taxes.reduce((sum, { base }) => sum + base, 0);
          gone = gone.map((quantity, i) => quantity + (taking[i] ?? 0));
        }
        const tax = sale.taxes.reduce((sum, group) => sum + group.tax, 0);
        expect(totals).toEqual(sale.lines.map(({ total }) => total));
        expect(sums).toEqual({
          due: sale.total + (sale.taxMode === "added" ? tax : 0),
          points: sale.total === 0 ? 0 : sale.points,
          fulls: sale.lines.reduce((sum, { full }) => sum + (full ?? 0), 0),
          tax,
          base: sale.taxes.reduce((sum, group) => sum + group.base, 0),
        });
      },
    ),
    { numRuns: 200 },
  );
});

test("[REFUND-4] only rates that are in the part are named", () => {
  const lines = [aLine(), aLine({ taxRate: "exempt", total: 9_000 })];
  const taxes = [
    { rate: 1_200, base: 26_786, tax: 3_214 },
    { rate: "exempt" as const, base: 9_000, tax: 0 },
  ];
  const part = costOfPart(aSaleBody({ lines, taxes }), [0, 0], [1_000, 0]);
  expect(part).toMatchObject({ totals: [10_000, 0], due: 10_000 });
  expect(part.taxes).toEqual([{ rate: 1_200, base: 8_929, tax: 1_071 }]);
});
