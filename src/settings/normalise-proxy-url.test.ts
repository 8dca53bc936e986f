import { normaliseProxyUrl } from './normalise-proxy-url';

it.each([
  ['', ''],
  [' http://vigil-backend-proxy.vigil:8080/ ', 'http://vigil-backend-proxy.vigil:8080'],
  ['https://proxy.example/vigil//', 'https://proxy.example/vigil'],
])('%p becomes %p', (text, url) => {
  expect(normaliseProxyUrl(text)).toEqual({ url });
});

it.each([
  ['vigil-proxy:8080', 'not-a-url'],
  ['nonsense', 'not-a-url'],
  ['ftp://proxy', 'not-http'],
  ['http://user:secret@proxy:8080', 'has-credentials'],
  ['http://proxy:8080/?x=1', 'has-query'],
])('%p is refused: %s', (text, problem) => {
  expect(normaliseProxyUrl(text)).toEqual({ problem });
});
