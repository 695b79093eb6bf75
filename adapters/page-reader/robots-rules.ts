import robotsParser from 'robots-parser';

/** What robots.txt says to one robot. */
export interface RobotsRules {
  allows(url: string): boolean;
  /** Seconds between requests, where it names them. */
  crawlDelay: number | undefined;
}

interface Robots {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}

// The package's own types describe a default export that the module, being CommonJS, does not have.
const parse = robotsParser as unknown as (url: string, text: string) => Robots;

/** `agent`: its part before the slash is the name that robots.txt speaks to. */
export const robotsRules = (origin: string, text: string, agent: string): RobotsRules => {
  const robots = parse(`${origin}/robots.txt`, text);
  const delay = robots.getCrawlDelay(agent);
  return {
    allows: (url) => robots.isAllowed(url, agent) !== false,
    crawlDelay: delay !== undefined && Number.isFinite(delay) && delay >= 0 ? delay : undefined,
  };
};
