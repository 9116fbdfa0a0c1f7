import { Listener } from '../../src/widget/listener';
import type { Recognition } from '../../src/widget/listener';

class TestRecognition implements Recognition {
  lang = '';
  started = 0;
  onresult: Recognition['onresult'] = null;
  onerror: Recognition['onerror'] = null;
  onend: Recognition['onend'] = null;
  start = () => void (this.started += 1);
  abort = () => undefined;
  hear(...words: readonly string[]): void {
    this.onresult?.({ results: words.map((transcript) => [{ transcript }]) });
  }
}

function aListener() {
  const recognition = new TestRecognition();
  const told: string[] = [];
  const listener = new Listener({
    recognition: () => recognition,
    onListening: (listening) => told.push(listening ? 'listening' : 'over'),
    onHeard: (text) => told.push(`heard ${text}`),
    onFailed: () => told.push('failed'),
  });
  return { listener, recognition, told };
}

describe('Listener', () => {
  it('writes down what is said in the language of the chat', () => {
    const { listener, recognition, told } = aListener();

    listener.toggle('vi');
    recognition.hear('làm khai sinh', 'cho con');
    recognition.onend?.();

    expect(recognition.lang).toBe('vi-VN');
    expect(told).toEqual(['listening', 'over', 'heard làm khai sinh cho con']);
  });

  it('drops what was heard when it is stopped', () => {
    const { listener, recognition, told } = aListener();

    listener.toggle('km');
    recognition.hear('bỏ');
    listener.toggle('km');
    recognition.onend?.();

    expect(told).toEqual(['listening', 'over']);
  });

  it('says so when the microphone is not allowed or nothing was understood', () => {
    const { listener, recognition, told } = aListener();

    listener.toggle('en');
    recognition.onerror?.();
    recognition.onend?.();

    expect(told).toEqual(['listening', 'over', 'failed']);
  });
});
