import { formatDay } from '../i18n';
import { activeBlocks, blocksToMarkdown, exceptionsFor, fillIn, localNotes } from '../knowledge';
import type { Article, Block, Facet, LegalDocument, Provenance } from '../knowledge';
import type { Answer, AnswerDates, Citation } from './answer';
import { paragraphs } from './markdown';
import { answeringNote, withFits } from './fitting-lines';
import { inFull, shorten, shortLength } from './shorten';
import type { Passage } from './shorten';
import { suggestNext } from './suggestions';
import type { Draft, Turn } from './turn';

/** Answers with one facet of a topic: its text, what changes it, its basis and its dates. */
export function answerFacet(
  turn: Turn,
  topic: string,
  wanted: Facet,
  { full = false }: { readonly full?: boolean } = {},
): Draft | undefined {
  const article = turn.article(topic);
  if (article === undefined) return undefined;
  const facet =
    wanted === 'exceptions' || bodyOf(turn, article, wanted) !== '' ? wanted : 'overview';
  const note = answeringNote(turn, article, facet);
  const before = headOf(turn, article, facet, wanted);
  const after = [
    ...localFacts(turn, article, facet),
    warningOf(turn, provenanceOf(article, facet)),
  ];
  const passages = [
    { markdown: bodyOf(turn, article, facet) },
    { heading: turn.say('answer.exceptions'), markdown: notesOf(turn, article, facet, note) },
  ];
  const whole = paragraphs([...before, ...passages.map(inFull), ...after]);
  const cut =
    full || whole.length <= shortLength
      ? undefined
      : cutDown(turn, before, withFits(turn, article, passages), after);
  return {
    status: 'answered',
    topic,
    facet,
    text: cut ?? whole,
    ...factsOf(turn, article, facet, note && legalOf(turn, article, 'exceptions')),
    suggestions: suggestNext(turn, article, facet, { shortened: cut !== undefined }),
  };
}

/** What stands above an answer: of what it is a part, and why not of what was wanted. */
function headOf(turn: Turn, article: Article, facet: Facet, wanted: Facet): readonly string[] {
  const title = turn.title(article.id);
  return [
    turn.say('answer.heading', { title, facet: turn.say(`facet.${facet}`) }),
    article.lang === turn.lang ? '' : turn.say('answer.untranslated'),
    facet === wanted ? '' : turn.say('answer.missingFacet', { facet: turn.say(`facet.${wanted}`) }),
  ];
}

/** Exceptions that change this facet, after the one that answers. */
function notesOf(turn: Turn, article: Article, facet: Facet, note: Block | undefined): string {
  const concerning = exceptionsFor(article, facet, turn.render.day);
  return blocksToMarkdown(note ? [note, ...concerning] : concerning, turn.render);
}

/** The beginning of a long answer, and how much more there is; undefined where nothing can be cut. */
function cutDown(
  turn: Turn,
  before: readonly string[],
  passages: readonly Passage[],
  after: readonly string[],
): string | undefined {
  const rest = (hidden: number): string =>
    turn.say('answer.more', { count: hidden, label: turn.say('suggest.full') });
  const fixed = paragraphs([...before, ...passages.map(({ heading = '' }) => heading), ...after]);
  // Two characters for each blank line between the parts.
  const room = shortLength - fixed.length - rest(99).length - 2 * (passages.length + 1);
  const { passages: shown, hidden } = shorten(passages, room);
  return hidden === 0 ? undefined : paragraphs([...before, ...shown, rest(hidden), ...after]);
}

/** Ids of the documents behind a facet, those of the locality's notes included. */
function legalOf(turn: Turn, article: Article, facet: Facet): readonly string[] {
  const { day, locality } = turn.render;
  const own = facet === 'legal' ? allLegal(article) : provenanceOf(article, facet).legal;
  const local = localNotes(locality, article.id, facet, day);
  return [...own, ...local.flatMap((note) => note.provenance.legal)];
}

/** What a facet rests on, and `also`: documents, dates, and whether an official has signed it. */
export function factsOf(
  turn: Turn,
  article: Article,
  facet: Facet,
  also: readonly string[] = [],
): Pick<Answer, 'citations' | 'dates' | 'draft' | 'title'> {
  const provenance = provenanceOf(article, facet);
  return {
    title: turn.title(article.id),
    citations: citationsOf(turn, [...new Set([...legalOf(turn, article, facet), ...also])]),
    dates: datesOf(turn, provenance),
    draft: article.review.status === 'draft',
  };
}

function bodyOf(turn: Turn, article: Article, facet: Facet): string {
  const written = blocksToMarkdown(activeBlocks(article, facet, turn.render.day), turn.render);
  if (facet === 'legal') return paragraphs([written, legalList(turn, article)]);
  if (facet === 'link') return paragraphs([written, linkLines(turn, article)]);
  // “Ai” asks who must act, and as often who decides.
  if (facet === 'who') return paragraphs([written, authorityLine(turn, article)]);
  return written;
}

/** The registry's entries for everything the article rests on. */
function legalList(turn: Turn, article: Article): string {
  return documentsOf(turn, allLegal(article))
    .map((entry) => `- ${entry.number}: ${entry.name}${effectiveNote(turn, entry)}`)
    .join('\n');
}

function effectiveNote(turn: Turn, { effectiveFrom }: LegalDocument): string {
  if (effectiveFrom === undefined) return '';
  return ` (${turn.say('answer.effective', { day: formatDay(effectiveFrom) })})`;
}

function authorityLine(turn: Turn, { authority }: Article): string {
  if (authority === undefined) return '';
  return turn.say('answer.authority', {
    authority: fillIn(authority, turn.render).replace(/\.$/, ''),
  });
}

function linkLines(turn: Turn, article: Article): string {
  if (article.level === 'thong-tin' && article.portalUrl === undefined) {
    return turn.say('answer.notFiled');
  }
  const url = article.portalUrl ?? 'https://dichvucong.gov.vn';
  const code = article.code;
  return [
    turn.say('answer.portal', { url }),
    ...(code === undefined ? [] : [turn.say('answer.procedureCode', { code })]),
  ].join('\n');
}

/** What the locality adds to this facet. */
function localFacts(turn: Turn, article: Article, facet: Facet): readonly string[] {
  const { day, locality } = turn.render;
  return localNotes(locality, article.id, facet, day).map((note) =>
    turn.say('answer.local', { locality: locality.name, text: fillIn(note.text, turn.render) }),
  );
}

function warningOf(turn: Turn, provenance: Provenance): string {
  if (provenance.recheckBy < turn.render.day) return turn.say('answer.stale');
  return provenance.confidence === 'low' ? turn.say('answer.lowConfidence') : '';
}

function provenanceOf(article: Article, facet: Facet): Provenance {
  const own = article.sections.find((section) => section.facet === facet)?.provenance;
  const first = own ?? article.sections[0]?.provenance;
  // The loader serves no article without sections.
  if (first === undefined) throw new Error(`article ${article.id} has no sections`);
  return first;
}

function allLegal(article: Article): readonly string[] {
  return [...new Set(article.sections.flatMap((section) => section.provenance.legal))];
}

function documentsOf(turn: Turn, ids: readonly string[]): readonly LegalDocument[] {
  return ids.flatMap((id) => turn.brain.snapshot.legal.get(id) ?? []);
}

/** The documents a citizen may look up, from ids of the registry. */
export function citationsOf(turn: Turn, ids: readonly string[]): readonly Citation[] {
  return documentsOf(turn, ids).map(({ id, number, name, effectiveFrom }) => ({
    id,
    number,
    name,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  }));
}

/** The dates shown under an answer that rests on `provenance`. */
export function datesOf(turn: Turn, provenance: Provenance): AnswerDates {
  const { asOf, checkedOn, recheckBy, confidence } = provenance;
  return { asOf, checkedOn, recheckBy, confidence, stale: recheckBy < turn.render.day };
}
