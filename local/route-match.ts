import { AppError } from '../core/errors.ts';

export interface RouteMatch<T> {
  /** As registered, for example `GET /transcripts/{token}`. */
  routeKey: string;
  params: Record<string, string>;
  target: T;
}

interface Route<T> {
  routeKey: string;
  method: string;
  segments: string[];
  target: T;
}

const isParam = (segment: string) => segment.startsWith('{') && segment.endsWith('}');

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new AppError('invalid', 'the path holds a broken percent encoding; expected %XX of UTF-8', {
      cause,
    });
  }
};

const parse = <T>([routeKey, target]: [string, T]): Route<T> => {
  const [method = '', path = ''] = routeKey.split(' ');
  return { routeKey, method, segments: path.split('/').slice(1), target };
};

/** Literal segments win over parameters, from the left. */
const bySpecificity = <T>(a: Route<T>, b: Route<T>): number => {
  const rank = (route: Route<T>) => route.segments.map((segment) => (isParam(segment) ? '1' : '0')).join('');
  return rank(a).localeCompare(rank(b));
};

const accepts = (pattern: string[], path: string[]) =>
  pattern.length === path.length &&
  pattern.every((segment, i) => (isParam(segment) ? path[i] !== '' : segment === path[i]));

/**
 * Finds the route of a request among keys such as `GET /transcripts/{token}`. A parameter is one whole,
 * non-empty segment and comes percent-decoded; AppError invalid where it cannot be.
 */
export const routeMatcher = <T>(routes: Record<string, T>) => {
  const table = Object.entries(routes).map(parse).sort(bySpecificity);
  return (method: string, path: string): RouteMatch<T> | undefined => {
    const segments = path.split('/').slice(1);
    const route = table.find((r) => r.method === method && accepts(r.segments, segments));
    if (route === undefined) return undefined;
    const params = Object.fromEntries(
      route.segments.flatMap((segment, i) =>
        isParam(segment) ? [[segment.slice(1, -1), decode(segments[i] ?? '')]] : [],
      ),
    );
    return { routeKey: route.routeKey, params, target: route.target };
  };
};
