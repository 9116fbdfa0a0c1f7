import type { Page } from 'playwright-core';

// Whether any corner or the middle of what has the focus is seen, and not covered by another thing.
const coveredFocus = `(() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const top = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (inner === null || inner === hit) break;
      hit = inner;
    }
    return hit;
  };
  const places = [[0.5, 0.5], [0.05, 0.2], [0.95, 0.2], [0.05, 0.8], [0.95, 0.8]];
  const seen = [...focused.getClientRects()].some((box) =>
    places.some(([x, y]) => {
      const hit = top(box.left + box.width * x, box.top + box.height * y);
      return hit !== null && (focused.contains(hit) || hit.contains(focused) && hit !== document.documentElement && hit !== document.body);
    }));
  return { name: focused.outerHTML.slice(0, 120), seen };
})()`;

const mostSteps = 60;

/** What the keyboard reached with one key until it left the page, and what of it could not be seen. */
export async function unseenFocus(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
): Promise<{ readonly reached: number; readonly unseen: readonly string[] }> {
  const names = new Set<string>();
  const unseen: string[] = [];
  for (let i = 0; i < mostSteps; i += 1) {
    await page.keyboard.press(key);
    const focus = await page.evaluate<{ name: string; seen: boolean } | undefined>(coveredFocus);
    if (focus === undefined) break;
    names.add(focus.name);
    if (!focus.seen) unseen.push(focus.name);
  }
  return { reached: names.size, unseen };
}
