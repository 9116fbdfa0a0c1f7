/** A day as people write it: `2026-07-01` → `01/07/2026`. */
export function formatDay(day: string): string {
  return day.split('-').reverse().join('/');
}
