import { askKept } from './kept-desk';
import type { KeptState } from './kept-engine';
import { formatDay } from './format-day';

// The box on pages of ours that offers to keep the handbook; see portal/kept-page.ts.

const idleMs = 20_000;

/** The part of the Network Information API that is used; TypeScript's DOM does not name it. */
interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
  readonly type?: string;
}

class KeepBox {
  private readonly words: DOMStringMap;
  private readonly state: HTMLElement;
  private readonly progress: HTMLProgressElement;

  constructor(private readonly element: HTMLElement) {
    this.words = element.dataset;
    this.state = this.find('.keep-state');
    this.progress = this.find('.keep-progress') as HTMLProgressElement;
  }

  begin(): void {
    this.find('.keep-impossible').hidden = true;
    this.onClick('.keep-start', () => this.keep(true));
    this.onClick('.keep-renew', () => this.keep(true));
    this.onClick('.keep-remove', () => this.remove());
    void this.look();
  }

  private async look(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration('/');
    const worker = registration?.active ?? undefined;
    const kept = worker && (await askKept(worker, { kind: 'state' }));
    this.show(kept);
    if (!navigator.onLine) return;
    // A kept copy costs a small request to check; a first one only where data cost nothing.
    if (kept !== undefined || costsNothing()) {
      setTimeout(() => void this.keep(false), kept === undefined ? idleMs : 0);
    }
  }

  /** Fetches what is new; tells about it only when somebody asked for it. */
  private async keep(asked: boolean): Promise<void> {
    const told: { failed?: true } = {};
    if (asked) this.showProgress(0);
    const kept = await this.fetchAll(asked, told).catch(() => {
      told.failed = true;
      return undefined;
    });
    this.progress.hidden = true;
    this.show(kept);
    if (!asked) return;
    if (told.failed) this.say(this.words['failed']);
    else if (kept !== undefined) this.say(`${this.told(kept)} ${this.words['current'] ?? ''}`);
  }

  private async fetchAll(asked: boolean, told: { failed?: true }): Promise<KeptState | undefined> {
    const lang = this.words['lang'] ?? 'vi';
    const worker = await register();
    return askKept(
      worker,
      { kind: 'keep', lang },
      {
        onProgress: (share) => {
          if (asked) this.showProgress(share);
        },
        onFailed: () => {
          told.failed = true;
        },
      },
    );
  }

  private async remove(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration('/');
    if (registration?.active) await askKept(registration.active, { kind: 'remove' });
    this.show(undefined);
    this.say(this.words['removed']);
    this.find('.keep-start').focus();
  }

  private show(kept: KeptState | undefined): void {
    this.find('.keep-start').hidden = kept !== undefined;
    this.find('.keep-renew').hidden = kept === undefined;
    this.find('.keep-remove').hidden = kept === undefined;
    this.say(kept === undefined ? '' : this.told(kept));
  }

  private showProgress(share: number): void {
    this.progress.hidden = false;
    this.progress.value = share;
    // Told in quarters: a screen reader reads each change out.
    const percent = Math.floor(share * 4) * 25;
    this.say((this.words['progress'] ?? '').replace('%percent%', String(percent)));
  }

  private told({ asOf, bytes }: KeptState): string {
    return (this.words['kept'] ?? '')
      .replace('%day%', formatDay(asOf))
      .replace('%size%', megabytes(bytes, this.words['lang']));
  }

  private say(text: string | undefined): void {
    if (this.state.textContent !== text) this.state.textContent = text ?? '';
  }

  private onClick(selector: string, work: () => Promise<void>): void {
    const button = this.find(selector) as HTMLButtonElement;
    button.addEventListener('click', () => {
      button.disabled = true;
      void work().then(() => {
        button.disabled = false;
      });
    });
  }

  private find(selector: string): HTMLElement {
    const found = this.element.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(selector);
    return found;
  }
}

async function register(): Promise<ServiceWorker> {
  await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) throw new Error('no service worker');
  return active;
}

/** True on a network that is known to be fast and free of charge, where nobody asked to save. */
function costsNothing(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  if (connection === undefined || connection.saveData === true) return false;
  return /^(wifi|ethernet)$/.test(connection.type ?? '') && connection.effectiveType === '4g';
}

function megabytes(bytes: number, lang: string | undefined): string {
  const format = new Intl.NumberFormat(lang === 'en' ? 'en' : 'vi', { maximumFractionDigits: 1 });
  return `${format.format(bytes / 1_000_000)} MB`;
}

const box = document.getElementById('giu-cam-nang');
if (box !== null && 'serviceWorker' in navigator && 'caches' in window) new KeepBox(box).begin();
