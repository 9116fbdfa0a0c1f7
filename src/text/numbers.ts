// Money as people write it: 4tr5, 10tr710, 150tr, 500k, 2 củ.
const millions = /(?<![\p{L}\p{N}])(\d{1,4})\s?(?:tr|củ)(\d{1,3})?(?![\p{L}\p{N}])/giu;
const thousands = /(?<![\p{L}\p{N}])(\d{1,4})\s?k(?![\p{L}\p{N}])/gu;
const dates = /(?<![\p{N}/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\p{N}/-])/gu;

/** Writes sums of money and dates in one form: `4tr5` -> `4,5 triệu đồng`, `5-2-2023` -> `05/02/2023`. */
export function spellNumbers(text: string): string {
  if (!/\d/.test(text)) return text;
  return text
    .replace(millions, (_, whole: string, part?: string) =>
      part === undefined ? `${whole} triệu đồng` : `${whole},${part} triệu đồng`,
    )
    .replace(thousands, (_, whole: string) => `${whole} nghìn đồng`)
    .replace(dates, (_, day: string, month: string, year: string) =>
      [day.padStart(2, '0'), month.padStart(2, '0'), year].join('/'),
    );
}
