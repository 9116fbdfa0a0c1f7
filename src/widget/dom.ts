type Child = Node | string | undefined | false;

interface Properties {
  readonly class?: string;
  readonly hidden?: boolean;
  readonly onclick?: (event: MouseEvent) => void;
  /** Attributes as written in HTML; false and undefined leave them out. */
  readonly [attribute: string]: string | boolean | undefined | ((event: MouseEvent) => void);
}

/** Builds an element. Text becomes text nodes, so nothing a bot or citizen writes is markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  append(element, children);
  return element;
}

export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
}

export function clear(element: Element): void {
  while (element.firstChild !== null) element.firstChild.remove();
}

/** A 24-unit line icon; decoration only. */
export function icon(...paths: readonly string[]): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const attributes = {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    focusable: 'false',
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  for (const d of paths) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('d', d);
    svg.appendChild(path);
  }
  return svg;
}

export const iconPaths = {
  chat: ['M4 5h16v11H9l-5 4V5z', 'M8 9h8', 'M8 12.5h5'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  options: ['M4 7h9', 'M17 7h3', 'M4 17h3', 'M11 17h9', 'M15 4.5v5', 'M9 14.5v5'],
  back: ['M15 5l-7 7 7 7'],
  send: ['M4 12l16-7-6 16-3-7-7-2z'],
  listen: ['M4 10v4h4l5 4V6L8 10H4z', 'M16.5 9a4 4 0 010 6', 'M19 6.5a8 8 0 010 11'],
  stop: ['M7 7h10v10H7z'],
  microphone: [
    'M12 3a3 3 0 00-3 3v6a3 3 0 006 0V6a3 3 0 00-3-3z',
    'M5.5 11a6.5 6.5 0 0013 0',
    'M12 17.5V21',
  ],
  down: ['M12 5v14', 'M6 13l6 6 6-6'],
} as const;

/** Styles a shadow root; sheets made by script pass every CSP, the link is for older browsers. */
export function style(root: ShadowRoot, css: string, href: string): void {
  if ('adoptedStyleSheets' in Document.prototype && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return;
  }
  root.appendChild(h('link', { rel: 'stylesheet', href }));
}
