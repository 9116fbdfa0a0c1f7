// The Vietnamese calendar of moons, from the sky as seen from 105° east (UTC+7): a month begins on
// the day of the new moon, the month with the winter solstice is the eleventh, and in a year of
// thirteen months the first without a major solar term is a leap month. Formulas after Meeus,
// "Astronomical Algorithms"; good to minutes, which decides every year but the closest.

const degree = Math.PI / 180;
const synodicMonth = 29.530588853;
const firstNewMoon = 2415020.75933;

/** The day on which a month of the moon year that begins in `year` has its day `dayOfMonth`, as `YYYY-MM-DD`. */
export function lunarToSolar(year: number, month: number, dayOfMonth: number): string {
  const starts = monthStarts(year);
  const start = starts[month - 1];
  if (start === undefined) throw new RangeError(`month ${month} is not between 1 and 10`);
  return toDay(start + dayOfMonth - 1);
}

/** First days of months 1 to 10 of the moon year, leap months left out. */
function monthStarts(year: number): readonly number[] {
  const eleventh = eleventhMonth(year - 1);
  const next = eleventhMonth(year);
  const index = Math.round((eleventh + 0.5 - firstNewMoon) / synodicMonth);
  const all = Array.from({ length: 14 }, (_, i) => newMoonDay(index + i)).filter(
    (start) => start >= eleventh && start < next,
  );
  const leap = all.length === 13 ? leapIndex([...all, next]) : -1;
  return all.filter((_, i) => i !== leap).slice(2);
}

/** Which of the months after the eleventh has no major solar term. */
function leapIndex(starts: readonly number[]): number {
  return starts.findIndex(
    (start, i) => i > 0 && solarTerm(start) === solarTerm(starts[i + 1] ?? start + 30),
  );
}

/** The first day of the month in which the winter solstice of `year` falls. */
function eleventhMonth(year: number): number {
  const yearEnd = Math.floor(Date.UTC(year, 11, 31) / 86_400_000) + 2440588;
  const index = Math.floor((yearEnd - 2415021) / synodicMonth);
  const start = newMoonDay(index);
  // Past 270° at the beginning already: the solstice was in the month before.
  return solarTerm(start) >= 9 ? newMoonDay(index - 1) : start;
}

/** Number of the 30° sector the sun stands in at the beginning of a day in Viet Nam: 0 from the spring equinox. */
function solarTerm(day: number): number {
  const t = (day - 2451545.5 - 7 / 24) / 36525;
  const anomaly = degree * (357.5291 + 35999.0503 * t - 0.0001559 * t * t);
  const centre =
    (1.9146 - 0.004817 * t) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  const longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t * t + centre;
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** The day in Viet Nam, as a Julian day number, on which the new moon number `k` since 1900 falls. */
function newMoonDay(k: number): number {
  const t = k / 1236.85;
  const mean =
    firstNewMoon +
    synodicMonth * k +
    0.0001178 * t * t -
    0.000000155 * t * t * t +
    0.00033 * Math.sin(degree * (166.56 + 132.87 * t - 0.009173 * t * t));
  return Math.floor(mean + correction(k, t) - deltaT(t) + 0.5 + 7 / 24);
}

/** Periodic terms of sun and moon: coefficient, and multiples of sun, moon and latitude arguments. */
const terms: readonly (readonly [number, number, number, number])[] = [
  [0.0021, 2, 0, 0],
  [-0.4068, 0, 1, 0],
  [0.0161, 0, 2, 0],
  [-0.0004, 0, 3, 0],
  [0.0104, 0, 0, 2],
  [-0.0051, 1, 1, 0],
  [-0.0074, 1, -1, 0],
  [0.0004, 1, 0, 2],
  [-0.0004, -1, 0, 2],
  [-0.0006, 0, 1, 2],
  [0.001, 0, -1, 2],
  [0.0005, 1, 2, 0],
];

function correction(k: number, t: number): number {
  const sun = degree * (359.2242 + 29.10535608 * k - 0.0000333 * t * t);
  const moon = degree * (306.0253 + 385.81691806 * k + 0.0107306 * t * t);
  const latitude = degree * (21.2964 + 390.67050646 * k - 0.0016528 * t * t);
  return terms.reduce(
    (sum, [size, a, b, c]) => sum + size * Math.sin(a * sun + b * moon + c * latitude),
    (0.1734 - 0.000393 * t) * Math.sin(sun),
  );
}

/** Earth's clock against the uniform time of the formulas, in days. */
function deltaT(t: number): number {
  return -0.000278 + 0.000265 * t + 0.000262 * t * t;
}

function toDay(julian: number): string {
  return new Date((julian - 2440588) * 86_400_000).toISOString().slice(0, 10);
}
