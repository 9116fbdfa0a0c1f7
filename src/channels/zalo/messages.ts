import type { Correspondent } from './events';

/** A button as the API takes it: it says its words in the citizen's name, or opens a page. */
export type Button =
  | { readonly title: string; readonly type: 'oa.query.show'; readonly payload: string }
  | {
      readonly title: string;
      readonly type: 'oa.open.url';
      readonly payload: { readonly url: string };
    };

/** The `message` member of a consultation message. */
export type MessageBody =
  | { readonly text: string }
  | {
      readonly text: string;
      readonly attachment: {
        readonly type: 'template';
        readonly payload: { readonly buttons: readonly Button[] };
      };
    }
  | {
      readonly attachment: {
        readonly type: 'template';
        readonly payload: {
          readonly template_type: 'request_user_info';
          readonly elements: readonly [InfoRequest];
        };
      };
    };

export interface InfoRequest {
  readonly title: string;
  readonly subtitle: string;
  readonly image_url?: string;
}

/** What waits in the outbox: plain JSON. */
export interface OutgoingMessage {
  readonly to: Correspondent;
  readonly body: MessageBody;
  /** The same without buttons, should Zalo refuse them. */
  readonly plain?: string;
  /** True when nobody asked for it, so that the rules about writing first hold. */
  readonly proactive: boolean;
}

/** The text a person reads in a message; what is compared to find out whether it arrived. */
export function textOf(body: MessageBody): string | undefined {
  return 'text' in body ? body.text : undefined;
}
