import { html } from './html';
import type { Page } from './page';

/** The pages worth finding, for search engines. */
export function sitemap({ publicUrl, brain }: Page): string {
  const topics = [...brain.snapshot.articles.keys()].map((topic) => `/cam-nang/${topic}`);
  const entries = ['/', '/cam-nang', '/gop-y', '/gop-y/du-lieu', ...topics].map(
    (path) => html`<url><loc>${publicUrl}${path}</loc></url>`,
  );
  return html`<?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries}</urlset> `.text;
}
