import { choiceField, choicesField, formatUrlState, listField, parseUrlState, textField } from './url-field';

const schema = {
  search: textField,
  namespace: listField,
  sort: choiceField(['lastSeen', 'severity'], 'lastSeen'),
  severity: choicesField(['critical', 'high']),
};

it('reads defaults from an empty query', () => {
  expect(parseUrlState(schema, '')).toEqual({ search: '', namespace: [], sort: 'lastSeen', severity: [] });
});

it('drops values it does not know', () => {
  const state = parseUrlState(schema, '?severity=critical,catastrophic&sort=sideways&uel_pid=x&kiosk');
  expect(state).toEqual({ search: '', namespace: [], sort: 'lastSeen', severity: ['critical'] });
});

it('comes back as it was written', () => {
  const state = {
    search: 'a & b=c',
    namespace: ['shop', 'pay'],
    sort: 'severity' as const,
    severity: ['high' as const],
  };
  const written = formatUrlState(schema, state);
  const search = new URLSearchParams(Object.entries(written).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  expect(parseUrlState(schema, `?${search}`)).toEqual(state);
});

it('leaves defaults out of the URL', () => {
  expect(formatUrlState(schema, { search: '', namespace: [], sort: 'lastSeen' })).toEqual({
    search: undefined,
    namespace: undefined,
    sort: undefined,
  });
});
