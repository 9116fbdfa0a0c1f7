/** Keeps the chat inside the part of the screen that a phone's keyboard leaves free. */
export function followKeyboard(panel: () => HTMLElement): void {
  const viewport = window.visualViewport;
  if (viewport === null) return;
  const fit = (): void => {
    const { style } = panel();
    style.setProperty('--free-height', `${viewport.height}px`);
    style.setProperty('--free-top', `${viewport.offsetTop}px`);
  };
  viewport.addEventListener('resize', fit);
  viewport.addEventListener('scroll', fit);
  fit();
}

// As wide as the style sheet's point where the chat covers the whole screen.
const wholeScreen = '(max-width: 639px), (max-height: 500px)';

/** Keeps the keyboard out of the page while the chat covers it. */
export class Backdrop {
  private readonly query = window.matchMedia(wholeScreen);
  private open = false;
  private stilled: Element[] = [];

  constructor(private readonly host: Element) {
    this.query.addEventListener('change', () => {
      this.apply();
    });
  }

  show(open: boolean): void {
    this.open = open;
    this.apply();
  }

  private apply(): void {
    for (const element of this.stilled) element.removeAttribute('inert');
    const covers = this.open && this.query.matches;
    this.stilled = covers
      ? [...document.body.children].filter((element) => this.isBehind(element))
      : [];
    for (const element of this.stilled) element.setAttribute('inert', '');
  }

  private isBehind(element: Element): boolean {
    return element !== this.host && !element.hasAttribute('inert') && element.tagName !== 'SCRIPT';
  }
}

export interface BrowserEvents {
  /** The network is gone. */
  readonly onOffline: () => void;
  /** The network or the citizen is back. */
  readonly onBack: () => void;
  readonly onLeave: () => void;
  /** Another tab has changed this key of the storage; null means that it has wiped it all. */
  readonly onStored: (key: string | null) => void;
}

export function listenToBrowser({ onOffline, onBack, onLeave, onStored }: BrowserEvents): void {
  window.addEventListener('offline', onOffline);
  window.addEventListener('online', onBack);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') onBack();
  });
  window.addEventListener('pagehide', onLeave);
  window.addEventListener('storage', ({ key }) => {
    onStored(key);
  });
}
