import type { BenchRecords } from './bench-zalo-database';
import type { HeardMessage } from './bench-zalo-processes';

export interface Verdict {
  /** Messages answered 200 that the inbox does not know. */
  readonly lost: number;
  /** Events accepted that have neither an answer that was heard nor a dead letter. */
  readonly unanswered: number;
  readonly answered: number;
  readonly deadLetters: number;
  /** Messages a citizen heard that belong to no answer, or to one heard already. */
  readonly doubled: number;
  /** Conversations in which answers were heard in another order than the questions came. */
  readonly outOfOrder: number;
}

/** Compares what was accepted, what the outbox says, and what citizens really heard. */
export function judge(
  { events, replies }: BenchRecords,
  accepted: ReadonlyMap<string, readonly string[]>,
  messages: readonly HeardMessage[],
): Verdict {
  const heard = messages.filter(({ fromOa }) => fromOa);
  const heardIds = new Set(heard.map(({ id }) => id));
  const byEvent = groupBy(replies, ({ key }) => Number(key.split(':')[1]));
  const outcomes = events.map(({ id }) => outcomeOf(byEvent.get(id) ?? [], heardIds));
  const wanted = [...accepted].map(([user, ids]) => [user, ids.length] as const);
  const perLane = groupBy(events, ({ lane }) => lane.split(':').at(-1) ?? '');
  const known = new Set(replies.flatMap(({ external_id }) => external_id ?? []));
  return {
    lost: sum(wanted.map(([user, n]) => Math.max(0, n - (perLane.get(user)?.length ?? 0)))),
    unanswered: outcomes.filter((outcome) => outcome === 'unanswered').length,
    answered: outcomes.filter((outcome) => outcome === 'answered').length,
    deadLetters: outcomes.filter((outcome) => outcome === 'dead').length,
    doubled: heard.filter(({ id }) => !known.has(id)).length,
    outOfOrder: countOutOfOrder(replies, heard),
  };
}

type Reply = BenchRecords['replies'][number];

function outcomeOf(
  replies: readonly Reply[],
  heardIds: ReadonlySet<string>,
): 'answered' | 'dead' | 'unanswered' {
  if (replies.length === 0) return 'unanswered';
  if (replies.some(({ state }) => state === 'dead')) return 'dead';
  return replies.every(({ external_id }) => heardIds.has(external_id ?? ''))
    ? 'answered'
    : 'unanswered';
}

function countOutOfOrder(replies: readonly Reply[], heard: readonly HeardMessage[]): number {
  const eventOf = new Map(
    replies.map(({ key, external_id }) => [external_id, Number(key.split(':')[1])]),
  );
  const perUser = groupBy(heard, ({ userId }) => userId);
  return [...perUser.values()].filter((lines) => {
    const order = lines.flatMap(({ id }) => eventOf.get(id) ?? []);
    return order.some((event, i) => i > 0 && event < (order[i - 1] ?? 0));
  }).length;
}

function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
