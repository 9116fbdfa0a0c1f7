import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UserError, isLanguage } from '../core';
import { openAsking, openBrain } from './asking';
import { facetShare, score, summarize } from './eval-scores';
import type { GoldenQuestion, Scored, Summary } from './eval-scores';
import type { Io } from './io';
import { percentile } from './retrieval-metrics';

const usage = `eval FILE.jsonl [--knowledge DIR] [--catalogue DIR] [--json] [--misses]
  Lines: {"id","text","topic","also"?,"facet"?,"origin"?,"style"?,"variant"?}. Scores what the whole
  assistant answers to each question alone; --misses lists every question that was not right.
  Without --catalogue the national catalogue is left out.`;

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
  readonly readyMs: number;
  readonly times: readonly number[];
}

async function measure(
  file: string,
  knowledge: string,
  catalogue: string | undefined,
): Promise<Measured> {
  const questions = await readQuestions(file);
  const start = performance.now();
  const brain = await openBrain(knowledge, 'mac-dinh', catalogue);
  const readyMs = performance.now() - start;
  // The first questions pay for compilation, which a running server has behind it.
  for (const { text } of questions.slice(0, 40)) brain.decider.decide(text, 'vi', {});
  const ask = openAsking(brain);
  const times: number[] = [];
  const scored: Scored[] = [];
  for (const question of questions) {
    const lang = isLanguage(question.lang) ? question.lang : 'vi';
    const { answer, ms } = await ask(question.id, question.text, lang);
    times.push(ms);
    scored.push(score(question, answer));
  }
  return { scored, readyMs, times };
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

function report({ scored, readyMs, times }: Measured): readonly string[] {
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
    `p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms a turn; knowledge read and learned in ${readyMs.toFixed(0)} ms`,
  ];
}

function describeMiss({ question, answer, outcome, facetRight }: Scored): string {
  const { status, topic, facet, alternatives, confidence } = answer;
  const got =
    status === 'clarification'
      ? `${status} ${alternatives.map((other) => other.topic).join(', ')}`
      : `${status} ${topic ?? '-'} (${facet ?? ''})`;
  const label = `${question.topic} (${question.facet ?? ''})`;
  const what = facetRight === false ? 'facet' : outcome;
  return `${what.padEnd(6)} ${question.id} ${label} -> ${got} ${confidence.toFixed(2)} | ${question.text.slice(0, 140)}`;
}

function toJson({ scored, readyMs, times }: Measured): string {
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
    readyMs,
  });
}

/** `eval`: how well real questions find their article, and how well others are refused. */
export async function runEval(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      knowledge: { type: 'string', default: 'knowledge' },
      catalogue: { type: 'string' },
      json: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new UserError(`Name a file of questions. Usage: ${usage}`, 'usage');
  const measured = await measure(file, values.knowledge, values.catalogue);
  if (values.json) io.stdout(toJson(measured));
  else for (const text of report(measured)) io.stdout(text);
  if (values.misses) for (const miss of missesOf(measured)) io.stdout(describeMiss(miss));
  return 0;
}

function missesOf({ scored }: Measured): readonly Scored[] {
  return scored.filter(({ outcome, facetRight }) => outcome !== 'right' || facetRight === false);
}
