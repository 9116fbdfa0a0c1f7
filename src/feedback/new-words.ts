import type { Article, KnowledgeSnapshot } from '../knowledge';
import { fold, tokenize } from '../text';
import { contentWords } from './question-terms';

/** A word citizens use and no article, sample question or dictionary entry knows. */
export interface NewWord {
  /** Without marks. */
  readonly word: string;
  /** In how many conversations it was used. */
  readonly people: number;
  /** A masked question that uses it. */
  readonly example: string;
}

// What only one person wrote is a slip or a name.
const fewestPeople = 2;
const mostWords = 30;
// What the bot learned to refuse is what somebody may still need.
const outOfScope = 'out-of-scope';

/** Words of questions that stand nowhere in the knowledge base, the most used first. */
export function newWords(
  questions: readonly { readonly text: string; readonly conversationId: string }[],
  snapshot: KnowledgeSnapshot,
): readonly NewWord[] {
  const known = knownWords(snapshot);
  const found = new Map<string, { readonly people: Set<string>; readonly example: string }>();
  for (const { text, conversationId } of questions) {
    for (const word of new Set(contentWords(text))) {
      if (known.has(word) || word.length < 2) continue;
      const entry = found.get(word) ?? { people: new Set(), example: text };
      entry.people.add(conversationId);
      found.set(word, entry);
    }
  }
  return [...found]
    .map(([word, { people, example }]) => ({ word, people: people.size, example }))
    .filter(({ people }) => people >= fewestPeople)
    .sort((a, b) => b.people - a.people || (a.word < b.word ? -1 : 1))
    .slice(0, mostWords);
}

function knownWords(snapshot: KnowledgeSnapshot): ReadonlySet<string> {
  const { vocabulary, intents, localities } = snapshot;
  const texts = [
    ...[...snapshot.articles.values(), ...snapshot.translations.values()].flatMap(textsOf),
    ...intents.flatMap(({ intent, samples }) => (intent === outOfScope ? [] : samples)),
    ...vocabulary.synonyms.flatMap(({ say, mean }) => [say, mean]),
    ...vocabulary.abbreviations.flatMap(({ short, full }) => [short, full]),
    ...Object.entries(vocabulary.teencode).flat(),
    ...[...localities.values()].flatMap(({ name, units }) => [
      name,
      ...units.flatMap((unit) => [unit.name, ...unit.formedFrom.map((old) => old.name)]),
    ]),
  ];
  return new Set(texts.flatMap((text) => tokenize(text, 'vi')).map(fold));
}

function textsOf(article: Article): readonly string[] {
  return [
    article.title,
    ...article.aliases,
    ...article.questions,
    ...article.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)),
  ];
}
