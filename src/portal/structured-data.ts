import type { Article } from '../knowledge';
import { plainText } from '../widget';
import { linkTo, titleOf, topicPath } from './page';
import type { Page } from './page';
import { checkedOn } from './parts';
import type { Part } from './parts';

type Json = Readonly<Record<string, unknown>>;

/** What search engines read of an article: schema.org as JSON-LD. */
export function structuredData(page: Page, article: Article, parts: readonly Part[]): Json {
  const graph = [
    breadcrumbs(page, article),
    service(page, article, parts),
    questions(page, article, parts),
    howTo(page, article, parts),
  ];
  return { '@context': 'https://schema.org', '@graph': graph.filter((node) => node !== undefined) };
}

/** The first words of an article, for search results and previews. */
export function summaryOf(parts: readonly Part[]): string | undefined {
  const first = parts.find(({ facet }) => facet === 'overview') ?? parts[0];
  if (first === undefined) return undefined;
  const text = plainText(first.markdown).replace(/\s+/g, ' ').trim();
  return text.length <= 200 ? text : `${text.slice(0, text.lastIndexOf(' ', 199))}…`;
}

function address(page: Page, article: Article): string {
  return page.publicUrl + topicPath(page, article.id);
}

function breadcrumbs(page: Page, article: Article): Json {
  const items = [
    { name: page.say('portal.handbook'), item: page.publicUrl + linkTo(page, '/cam-nang') },
    { name: titleOf(page, article.id), item: address(page, article) },
  ];
  const itemListElement = items.map((item, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    ...item,
  }));
  return { '@type': 'BreadcrumbList', itemListElement };
}

/** Only procedures are services; general advice is not. */
function service(page: Page, article: Article, parts: readonly Part[]): Json | undefined {
  const { level, authority, code } = article;
  if (level === 'thong-tin') return undefined;
  const { portalUrl } = page.brain.snapshot.articles.get(article.id) ?? article;
  return {
    '@type': 'GovernmentService',
    name: titleOf(page, article.id),
    description: summaryOf(parts),
    url: address(page, article),
    identifier: code,
    areaServed: { '@type': 'Country', name: 'Việt Nam' },
    availableLanguage: ['vi'],
    provider: authority && { '@type': 'GovernmentOrganization', name: plainText(authority) },
    availableChannel: portalUrl && { '@type': 'ServiceChannel', serviceUrl: portalUrl },
  };
}

function questions(page: Page, article: Article, parts: readonly Part[]): Json {
  const title = titleOf(page, article.id);
  const mainEntity = parts.map(({ facet, markdown, local }) => ({
    '@type': 'Question',
    name: `${title}: ${page.say(`suggest.${facet}`)}`,
    acceptedAnswer: { '@type': 'Answer', text: plainText([markdown, ...local].join('\n\n')) },
  }));
  return {
    '@type': 'FAQPage',
    inLanguage: article.lang,
    dateModified: checkedOn(parts),
    mainEntity,
  };
}

function howTo(page: Page, article: Article, parts: readonly Part[]): Json | undefined {
  const steps = parts.find(({ facet }) => facet === 'steps')?.steps ?? [];
  if (steps.length === 0) return undefined;
  const step = steps.map((text, i) => ({
    '@type': 'HowToStep',
    position: i + 1,
    text: plainText(text),
  }));
  return { '@type': 'HowTo', name: titleOf(page, article.id), inLanguage: article.lang, step };
}
