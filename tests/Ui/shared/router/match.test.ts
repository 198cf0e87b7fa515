import { expect, it } from 'vitest';
import { matchPath } from '@/shared/router/match';

it('matches a path with parameters and nothing else', () => {
  expect(matchPath('/wall/:unitId', '/wall/12')).toEqual({ unitId: '12' });
  expect(matchPath('/wall/:unitId', '/wall')).toBeNull();
  expect(matchPath('/objects/:id', '/wall/12')).toBeNull();
});
