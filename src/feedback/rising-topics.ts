/** How often a topic was asked about in a week; 0 is the oldest. */
export interface TopicCount {
  readonly topic: string;
  readonly week: number;
  readonly count: number;
}

/** A topic asked about clearly more often in the last week than in the weeks before. */
export interface RisingTopic {
  readonly topic: string;
  readonly lastWeek: number;
  /** Mean of the weeks before. */
  readonly before: number;
}

const fewestQuestions = 5;
const factor = 1.5;
const mostTopics = 15;

/** Topics rising in the last of `weeks` weeks, the steepest first; none from a single week. */
export function risingTopics(counts: readonly TopicCount[], weeks: number): readonly RisingTopic[] {
  if (weeks < 2) return [];
  return [...new Set(counts.map(({ topic }) => topic))]
    .map((topic) => {
      const own = counts.filter((one) => one.topic === topic);
      const sum = (rows: readonly TopicCount[]): number =>
        rows.reduce((total, { count }) => total + count, 0);
      const lastWeek = sum(own.filter(({ week }) => week === weeks - 1));
      return { topic, lastWeek, before: (sum(own) - lastWeek) / (weeks - 1) };
    })
    .filter(({ lastWeek, before }) => lastWeek >= fewestQuestions && isMore(lastWeek, before))
    .sort((a, b) => steepness(b) - steepness(a) || (a.topic < b.topic ? -1 : 1))
    .slice(0, mostTopics);
}

// Two standard deviations of a rare event, so that chance alone is seldom called a rise.
function isMore(lastWeek: number, before: number): boolean {
  return lastWeek >= factor * before && lastWeek > before + 2 * Math.sqrt(before);
}

// One more in the divisor keeps a topic nobody asked about before from being infinitely steep.
function steepness({ lastWeek, before }: RisingTopic): number {
  return lastWeek / (before + 1);
}
