import { treatmentOf } from '../../src/offline/routes';

const origin = 'https://tro-ly.example';
const asked = (path: string, mode = 'navigate', method = 'GET') =>
  treatmentOf({ method, mode, url: new URL(path, origin).href }, origin);

describe('the service worker', () => {
  it.each([
    ['/', ['/', '/ngoai-tuyen']],
    ['/?lang=km', ['/?lang=km', '/', '/ngoai-tuyen']],
    ['/cam-nang?q=khai+sinh', ['/cam-nang', '/ngoai-tuyen']],
    [
      '/cam-nang/ho-chieu?lang=en',
      ['/cam-nang/ho-chieu?lang=en', '/cam-nang/ho-chieu', '/ngoai-tuyen'],
    ],
    ['/chat?q=ho+chieu', ['/hoi', '/ngoai-tuyen']],
    ['/hoi/ho-chieu', ['/cam-nang/ho-chieu', '/ngoai-tuyen']],
    ['/giup-dan/tiep?so=2', ['/']],
  ])('stands in for %s where the server does not answer', (path, urls) => {
    expect(asked(path)).toEqual({ kind: 'server-first', urls });
  });

  it('asks the server first for a file that may change, and not for one named by its content', () => {
    expect(asked('/widget.js', 'no-cors')?.kind).toBe('server-first');
    expect(asked('/widget-chat.js?v=abc', 'no-cors')?.kind).toBe('kept-first');
    expect(asked('/kien-thuc.bin?v=abc', 'cors')?.kind).toBe('kept-first');
  });

  it.each([
    ['/quan-tri', 'navigate', 'GET'],
    ['/tra-loi/K7M2PQ', 'navigate', 'GET'],
    ['/in/ho-chieu', 'navigate', 'GET'],
    ['/chat', 'navigate', 'POST'],
    ['/v3/directline/conversations', 'cors', 'GET'],
    ['/cam-nang/ho-chieu.json', 'cors', 'GET'],
    ['/ngoai-tuyen.json', 'cors', 'GET'],
    ['https://elsewhere.example/', 'navigate', 'GET'],
  ])('leaves alone %s (%s, %s)', (path, mode, method) => {
    expect(asked(path, mode, method)).toBeUndefined();
  });
});
