import { activeBlocks, blocksToMarkdown, fillIn, nextQuestion, resolveDossier } from '../knowledge';
import type { Article, CaseAnswers, DossierItem, DossierRemark, PaperKind } from '../knowledge';
import { paragraphs } from './markdown';
import { suggestNext } from './suggestions';
import { factsOf } from './topic-answer';
import type { Draft, Turn } from './turn';

/** A question of a dossier with the options to tap. */
export interface CaseQuestion {
  readonly id: string;
  readonly ask: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** The next thing to ask about the citizen's case, or undefined when the list is ready. */
export function caseQuestion(
  turn: Turn,
  topic: string,
  answers: CaseAnswers,
): CaseQuestion | undefined {
  const dossier = turn.master(topic)?.dossier;
  const question = dossier && nextQuestion(dossier, answers);
  if (question === undefined) return undefined;
  return { id: question.id, ask: fillIn(question.ask, turn.render), options: question.options };
}

const detailFacets = ['fee', 'time', 'where'] as const;
type DetailFacet = (typeof detailFacets)[number];

/** The papers of the citizen's case in one message: what to hand in, show, and need not bring. */
export function answerDossier(turn: Turn, topic: string, answers: CaseAnswers): Draft | undefined {
  const article = turn.master(topic);
  if (article?.dossier === undefined) return undefined;
  const list = resolveDossier(article.dossier, answers, turn.render.day);
  const kinds: readonly PaperKind[] = ['nop', 'xuat-trinh', 'co-san'];
  const silent = detailFacets.filter((facet) => list[facet].length === 0);
  return {
    status: 'dossier',
    topic,
    facet: 'documents',
    text: paragraphs([
      turn.say('dossier.heading', { title: turn.title(topic) }),
      describeCase(turn, article, answers),
      ...kinds.map((kind) => papers(turn, list.items, kind)),
      ...detailFacets.map((facet) => detail(turn, article, facet, list[facet])),
      remarks(turn, turn.say('dossier.pitfalls'), list.pitfalls),
    ]),
    ...factsOf(turn, article, 'documents'),
    suggestions: suggestNext(turn, article, 'documents', { first: silent }),
  };
}

function describeCase(turn: Turn, { dossier }: Article, answers: CaseAnswers): string {
  const labels = (dossier?.questions ?? []).flatMap(
    ({ id, options }) => options.find((option) => option.id === answers[id])?.label ?? [],
  );
  return turn.say('dossier.case', { case: labels.join('; ') });
}

function papers(turn: Turn, items: readonly DossierItem[], kind: PaperKind): string {
  const lines = items
    .filter((item) => item.kind === kind)
    .map((item, i) => `${i + 1}. ${paperLine(turn, item)}`);
  return lines.length === 0 ? '' : [turn.say(`dossier.${kind}`), ...lines].join('\n');
}

function paperLine(turn: Turn, { text, copies, note }: DossierItem): string {
  const name = copies === undefined ? text : turn.say('dossier.copies', { text, copies });
  return fillIn(note === undefined ? name : `${name.replace(/\.$/, '')}. ${note}`, turn.render);
}

/**
 * What the case says about a facet. Where only other cases say something, the article's lines
 * would mislead: it names the office in charge and where to read on. Where no case says anything,
 * the article's own words hold for all.
 */
function detail(
  turn: Turn,
  article: Article,
  facet: DetailFacet,
  own: readonly DossierRemark[],
): string {
  const name = turn.say(`facet.${facet}`);
  if (own.length > 0) return remarks(turn, `**${name}**`, own);
  const body = blocksToMarkdown(activeBlocks(article, facet, turn.render.day), turn.render);
  if (body === '') return '';
  if ((article.dossier?.[facet] ?? []).length === 0) return `**${name}**\n${body}`;
  return `**${name}**\n${pointer(turn, article, facet, name)}`;
}

function pointer(turn: Turn, { authority }: Article, facet: DetailFacet, name: string): string {
  const see = turn.say('dossier.see', { facet: name });
  if (facet !== 'where' || authority === undefined) return `- ${see}`;
  return `- ${turn.say('answer.authority', { authority })} ${see}`;
}

function remarks(turn: Turn, heading: string, lines: readonly DossierRemark[]): string {
  if (lines.length === 0) return '';
  return [heading, ...lines.map(({ text }) => `- ${fillIn(text, turn.render)}`)].join('\n');
}
