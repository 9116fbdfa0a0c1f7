import { h } from './dom';
import type { Words } from './words';

export interface PhotoDeps {
  readonly words: Words;
  /** Resolves to false when it could not be sent. */
  readonly onPhoto: (photo: File) => Promise<boolean>;
}

/** Lets the citizen choose or take a photo, which is sent at once. */
export function photoView({ words, onPhoto }: PhotoDeps): HTMLElement {
  const state = h('p', { class: 'hint', role: 'status' });
  const input = h('input', { type: 'file', accept: 'image/jpeg,image/png,image/webp' });
  input.addEventListener('change', () => {
    const photo = input.files?.[0];
    if (photo !== undefined) void send(photo);
  });
  const send = async (photo: File): Promise<void> => {
    state.textContent = words('widget.photoSending');
    input.disabled = true;
    const sent = await onPhoto(photo);
    state.textContent = sent ? '' : words('widget.photoFailed');
    input.disabled = false;
    input.value = '';
  };
  return h('div', { class: 'photo' }, h('label', {}, words('widget.photo'), ' ', input), state);
}
