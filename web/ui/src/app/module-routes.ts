import { isIconName, type IconName } from '@/shared/ui/icon';
import type { Module } from '@/shared/wire';

interface Route {
  path: string;
  query: URLSearchParams;
}

/** A route of the registry may carry parameters: "/objects?class=network". */
function parse(route: string): Route {
  const [path = '/', query = ''] = route.split('?', 2);
  return { path, query: new URLSearchParams(query) };
}

/** The module whose route says most of the address: the longest path, then the most parameters. */
export function activeModule(modules: readonly Module[], path: string, query: URLSearchParams): Module | undefined {
  let best: Module | undefined;
  let bestScore = -1;
  for (const module of modules) {
    if (module.route === null) continue;
    const route = parse(module.route);
    const fits = (path === route.path || path.startsWith(`${route.path}/`)) && [...route.query].every(([name, value]) => query.get(name) === value);
    const score = route.path.length * 100 + [...route.query].length;
    if (fits && score > bestScore) [best, bestScore] = [module, score];
  }
  return best;
}

export function iconOf(module: Module): IconName {
  const last = parse(module.route ?? '').path.split('/').filter(Boolean).pop() ?? '';
  const name = last.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return isIconName(name) ? name : 'module';
}
