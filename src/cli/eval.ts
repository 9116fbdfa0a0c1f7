import { readFile } from 'node:fs/promises';
import { createEngine } from '../answers';
import { UserError, isLanguage, systemClock } from '../core';
import { loadKnowledge } from '../knowledge';
import { facetShare, score, summarize } from './eval-scores';
import type { GoldenQuestion, Scored, Summary } from './eval-scores';
import type { Io } from './io';
import { percentile } from './retrieval-metrics';

const usage = `eval FILE.jsonl [--knowledge DIR] [--json] [--misses]
  Lines: {"id","text","topic","also"?,"facet"?,"origin"?,"style"?,"variant"?}. Scores the decision
  about each question alone; --misses lists every question that was not right.`;

async function readQuestions(file: string): Promise<readonly GoldenQuestion[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UserError(`Cannot read "${file}". Usage: ${usage}`, 'usage', { cause });
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldenQuestion);
}

interface Measured {
  readonly scored: readonly Scored[];
  readonly buildMs: number;
  readonly times: readonly number[];
}

async function measure(file: string, knowledge: string): Promise<Measured> {
  const snapshot = await loadKnowledge(knowledge, { clock: systemClock });
  const questions = await readQuestions(file);
  const start = performance.now();
  const { decider } = createEngine(snapshot);
  const buildMs = performance.now() - start;
  // The first questions pay for compilation, which a running server has behind it.
  for (const { text } of questions.slice(0, 40)) decider.decide(text, 'vi', {});
  const times: number[] = [];
  const scored = questions.map((question) => {
    const lang = isLanguage(question.lang) ? question.lang : 'vi';
    const begin = performance.now();
    const decision = decider.decide(question.text, lang, {});
    times.push(performance.now() - begin);
    return score(question, decision);
  });
  return { scored, buildMs, times };
}

function groupBy(
  scored: readonly Scored[],
  key: (question: GoldenQuestion) => string | undefined,
): ReadonlyMap<string, readonly Scored[]> {
  const groups = new Map<string, Scored[]>();
  for (const entry of scored) {
    const name = key(entry.question);
    if (name === undefined) continue;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return groups;
}

const cuts: Readonly<Record<string, (question: GoldenQuestion) => string | undefined>> = {
  origin: ({ origin }) => origin,
  style: ({ style }) => style,
  facet: ({ facet }) => facet,
  noise: ({ variant }) => variant,
};

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`.padStart(8);

function line(name: string, { n, right, half, wrong, missed }: Summary): string {
  return `${name.padEnd(28)} ${String(n).padStart(4)} ${[right, half, wrong, missed].map(percent).join(' ')}`;
}

function report({ scored, buildMs, times }: Measured): readonly string[] {
  const inside = scored.filter(({ scope }) => scope === 'in');
  const facets = facetShare(inside);
  const groups = Object.entries(cuts).flatMap(([cut, key]) =>
    [...groupBy(inside, key)].map(([name, entries]) => line(`${cut}: ${name}`, summarize(entries))),
  );
  return [
    `${''.padEnd(28)}    n    right     half    wrong   missed`,
    line('in scope', summarize(inside)),
    line('out of scope (refused)', summarize(scored.filter(({ scope }) => scope === 'out'))),
    line('talk, complaint, person', summarize(scored.filter(({ scope }) => scope === 'talk'))),
    `${'facet'.padEnd(28)} ${String(facets.n).padStart(4)} ${percent(facets.right)}`,
    ...groups,
    `p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms a decision; engine built in ${buildMs.toFixed(0)} ms`,
  ];
}

function describeMiss({ question, decision, outcome, facetRight }: Scored): string {
  const got =
    decision.kind === 'topic'
      ? `${decision.topic} (${decision.facet})`
      : decision.kind === 'intent'
        ? `intent ${decision.intent}`
        : `${decision.kind} ${decision.alternatives.map(({ topic }) => topic).join(', ')}`;
  const label = `${question.topic} (${question.facet ?? ''})`;
  const what = facetRight === false ? 'facet' : outcome;
  return `${what.padEnd(6)} ${question.id} ${label} -> ${got} ${decision.confidence.toFixed(2)} | ${question.text.slice(0, 140)}`;
}

function toJson({ scored, buildMs, times }: Measured): string {
  const inside = scored.filter(({ scope }) => scope === 'in');
  const cutSummaries = Object.fromEntries(
    Object.entries(cuts).map(([cut, key]) => [
      cut,
      Object.fromEntries([...groupBy(inside, key)].map(([name, all]) => [name, summarize(all)])),
    ]),
  );
  return JSON.stringify({
    inScope: summarize(inside),
    outOfScope: summarize(scored.filter(({ scope }) => scope === 'out')),
    talk: summarize(scored.filter(({ scope }) => scope === 'talk')),
    facet: facetShare(inside),
    ...cutSummaries,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    buildMs,
  });
}

/** `eval`: how well real questions find their article, and how well others are refused. */
export async function runEval(args: readonly string[], io: Io): Promise<number> {
  const at = args.indexOf('--knowledge');
  const knowledge = at < 0 ? 'knowledge' : (args[at + 1] ?? 'knowledge');
  const names = args.filter((arg, index) => !arg.startsWith('--') && (at < 0 || index !== at + 1));
  const [file] = names;
  if (file === undefined) throw new UserError(`Name a file of questions. Usage: ${usage}`, 'usage');
  const measured = await measure(file, knowledge);
  if (args.includes('--json')) io.stdout(toJson(measured));
  else for (const text of report(measured)) io.stdout(text);
  if (args.includes('--misses')) {
    const misses = measured.scored.filter(
      ({ outcome, facetRight }) => outcome !== 'right' || facetRight === false,
    );
    for (const miss of misses) io.stdout(describeMiss(miss));
  }
  return 0;
}
