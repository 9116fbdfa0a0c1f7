const longestMs = 12_000;

/** Whether the bot is writing; a sign that is never taken back goes out by itself. */
export class TypingSign {
  on = false;
  private timer = 0;

  constructor(private readonly onOut: () => void) {}

  show(): void {
    this.hide();
    this.on = true;
    this.timer = window.setTimeout(() => {
      this.on = false;
      this.onOut();
    }, longestMs);
  }

  hide(): void {
    clearTimeout(this.timer);
    this.on = false;
  }
}
