/** As much of the browser's XMLHttpRequest as rxjs asks for, on top of fetch. */
export class FetchXmlHttpRequest {
  onreadystatechange: ((event: unknown) => void) | undefined;
  ontimeout: ((event: unknown) => void) | undefined;
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  private method = 'GET';
  private url = '';
  private readonly headers = new Headers();
  private readonly abortion = new AbortController();

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  send(body?: string | FormData): void {
    void this.exchange(body);
  }

  abort(): void {
    this.abortion.abort();
  }

  private async exchange(body?: string | FormData): Promise<void> {
    try {
      const { method, headers } = this;
      const { signal } = this.abortion;
      const response = await fetch(this.url, { method, headers, body: body ?? null, signal });
      this.response = await this.decode(response);
      this.status = response.status;
    } catch {
      // Status 0 is how browsers report that nothing came back.
    }
    this.readyState = 4;
    if (!this.abortion.signal.aborted) this.onreadystatechange?.({});
  }

  private async decode(response: Response): Promise<unknown> {
    if (this.responseType === 'arraybuffer') return response.arrayBuffer();
    const text = await response.text();
    return text === '' ? null : (JSON.parse(text) as unknown);
  }
}
